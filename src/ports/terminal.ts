import type { Printable, Screen } from '../text/screen.ts'

/** The person, or the program, at the other end. */
export interface Terminal {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: { readonly isTTY: boolean }
}

/** Somewhere to write to. Colour, links and width are its own: one may be piped, the other not. */
export interface Output extends Screen {
  readonly isTTY: boolean
  /**
   * Resolves when the system has taken the whole text.
   *
   * A reader that has gone away (`harden list | head`) is no error: what is
   * written from then on is dropped. Rejects with the system's error when the
   * text could not be written for any other reason, such as a full disk.
   */
  write(text: Printable): Promise<void>
}
