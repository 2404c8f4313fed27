/** A program whose output shall be recorded. Its words come from the command line alone. */
export interface Capture {
  /** Handle of the item it is run for. */
  readonly item: string
  /** Shortest unique handle, for the name of the log. */
  readonly name: string
  /** The command as typed. */
  readonly line: string
  /** Whether it is given to the shell as it is. */
  readonly shell: boolean
  readonly limitMs: number
  /** The input to decide on once the log is there. @param log its absolute path. */
  readonly next: (log: string) => object
}
