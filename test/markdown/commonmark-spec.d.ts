declare module 'commonmark-spec' {
  /** Every example of the specification; `→` stands for a tab. */
  export const tests: readonly { readonly markdown: string; readonly number: number }[]
}
