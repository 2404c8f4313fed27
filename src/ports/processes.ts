/** Programs that the user asked to be run. Nothing a plan or a repository says ever gets here. */
export interface Processes {
  /**
   * Runs a program to its end, or to the end of its time, in a group of its own.
   *
   * An interrupt (Ctrl-C, SIGTERM, SIGHUP) kills the whole group first and is
   * then told in the result: harden itself lives on to clean up. What the
   * program left running in the background is not waited for.
   */
  run(order: Order): Promise<Ended>
}

export interface Order {
  /** The program and its arguments; with `shell`, one line for the system's shell. */
  readonly command: readonly string[]
  readonly shell: boolean
  /** Absolute. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly limitMs: number
  /** How many bytes are kept of the beginning of the output, and how many of its end. */
  readonly keep: number
  /** Hears of the output as it comes, both streams in one; the program waits meanwhile. */
  readonly onOutput?: (text: string) => Promise<void>
  /** Called about once a second while the program runs. */
  readonly onSecond?: (seconds: number) => void
}

export interface Ended {
  /** `not-found`: no such program, or it may not be run. */
  readonly how: 'exited' | 'killed' | 'timed-out' | 'interrupted' | 'not-found'
  /** Null unless it exited by itself. */
  readonly exit: number | null
  /** Name of the signal that ended it. */
  readonly signal: string | null
  readonly seconds: number
  /** The first bytes of the output; all of it where nothing was left out. */
  readonly beginning: Uint8Array
  /** The last bytes, where some between were left out. */
  readonly end: Uint8Array
  /** How many bytes between them were left out. */
  readonly left: number
}
