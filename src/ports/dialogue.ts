import type { Printable } from '../text/screen.ts'

/** Questions to a person at a terminal. Ask only where stdin and stdout are terminals. */
export interface Dialogue {
  /** The key of the answer that was chosen by pressing it; null for Ctrl-C. */
  choose(question: Printable, answers: readonly KeyedAnswer[]): Promise<string | null>
  /** The line as it was left behind; null for Ctrl-C. */
  edit(question: Printable, line: Printable): Promise<string | null>
}

export interface KeyedAnswer {
  /** One letter. */
  readonly key: string
  readonly label: Printable
}
