/** What a list of diagnostics can be printed as. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const
export type Format = (typeof FORMATS)[number]
