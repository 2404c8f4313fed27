declare const printable: unique symbol

/**
 * Text that may be written to a terminal as it stands.
 *
 * A plain string is not one: plan text is untrusted and may hold control
 * sequences. Only `src/report` makes a `Printable`, by escaping what a terminal
 * would obey, so that forgetting to escape does not compile.
 */
export type Printable = string & { readonly [printable]: true }

/** 0 none, 1 sixteen colours, 2 two hundred and fifty-six, 3 all of them. */
export type ColourLevel = 0 | 1 | 2 | 3

/** What the place that output goes to can show. */
export interface Screen {
  /** Its width; null where nothing is to be wrapped or cut: a pipe or a file. */
  readonly columns: number | null
  readonly colourLevel: ColourLevel
  /** Whether OSC 8 hyperlinks work. */
  readonly hyperlinks: boolean
  /** Whether signs beyond ASCII can be relied upon. */
  readonly unicode: boolean
}
