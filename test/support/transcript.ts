/**
 * A session at the command line, as a golden text.
 *
 * `$ ` begins a command; what follows until the next one is what it prints, with
 * `! ` before a line of stderr and `? 3` for an exit code other than 0. Lines
 * before the first command say what the session shows.
 */
export interface Transcript {
  readonly about: string
  readonly steps: readonly Step[]
}

export interface Step {
  readonly line: string
  /** Lines as in the transcript. */
  readonly shown: readonly string[]
}

export interface Printed {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
}

export function readTranscript(text: string): Transcript {
  const lines = text.replace(/\n$/, '').split('\n')
  const starts = lines.flatMap((line, at) => (line.startsWith('$ ') ? [at] : []))
  return {
    about: lines.slice(0, starts[0]).join('\n').trim(),
    steps: starts.map((start, at) => ({
      line: lines[start]?.slice(2) ?? '',
      shown: lines
        .slice(start + 1, starts[at + 1])
        .filter((line, i, all) => !isLastBlank(line, i, all)),
    })),
  }
}

/** A blank line before the next command is for the reader's eye. */
function isLastBlank(line: string, at: number, all: readonly string[]): boolean {
  return line === '' && at === all.length - 1
}

export function writeTranscript({ about, steps }: Transcript): string {
  const parts = steps.map(({ line, shown }) => [`$ ${line}`, ...shown].join('\n'))
  return `${[about, ...parts].join('\n\n')}\n`
}

/** What a command printed, as a transcript shows it. */
export function shownLines({ stdout, stderr, exit }: Printed): string[] {
  return [
    ...linesOf(stdout),
    ...linesOf(stderr).map((line) => `! ${line}`),
    ...(exit === 0 ? [] : [`? ${exit}`]),
  ]
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** Splits a command line at spaces; quotes hold words together. */
export function wordsOf(line: string): string[] {
  const words = line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)
  return [...words].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}
