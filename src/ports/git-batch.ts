import type { GitRun } from './git-command.ts'
import { outputOf } from './git-command.ts'
import { FULL_ID, isOneLine, linesOf } from './git-names.ts'

/**
 * Asks `git cat-file` about many names at once; null where a name has no answer.
 *
 * @param flag `--batch` or `--batch-check`.
 * @param read splits the output into answers; a cut-off last one is left out.
 */
export type ObjectBatch = <T>(
  flag: string,
  names: readonly string[],
  read: (output: Buffer) => readonly T[],
) => (T | null)[]

type Run = (words: readonly string[], input?: string) => GitRun

/** More names than this do not offend git; something is broken. */
const MOST_STOPS = 8

/**
 * Git stops at the first name it finds offensive, and in a partial clone at the
 * first object that was left on the remote. Then that name has no answer, and
 * those behind it are asked again, without the ids known to be away.
 */
export function objectBatch(run: Run, isPartial: () => boolean): ObjectBatch {
  let local: ReadonlySet<string> | undefined
  const withoutAbsent = (questions: readonly Question[]) => {
    if (!isPartial()) return questions
    const here = local ?? localIds(run)
    local = here
    return questions.filter(({ name }) => mayBeAmong(here, name))
  }
  return <T>(flag: string, names: readonly string[], read: (output: Buffer) => readonly T[]) => {
    const answers = names.map((): T | null => null)
    const words = ['cat-file', flag]
    let open = questionsOf(names)
    for (let stops = 0; open.length > 0; stops += 1) {
      const result = run(words, open.map(({ name }) => `${name}\n`).join(''))
      if (stops === MOST_STOPS && !isPartial()) outputOf(result, words)
      const got = read(result.stdout)
      for (const [place, answer] of got.entries()) answers[open[place]?.index ?? -1] = answer
      open = result.status === 0 ? [] : withoutAbsent(open.slice(got.length + 1))
    }
    return answers
  }
}

/** A name that fits on a line, and its place among all. */
interface Question {
  readonly name: string
  readonly index: number
}

function questionsOf(names: readonly string[]): readonly Question[] {
  return names.map((name, index) => ({ name, index })).filter(({ name }) => isOneLine(name))
}

function mayBeAmong(ids: ReadonlySet<string>, name: string): boolean {
  const [id = ''] = name.split('^')
  return !FULL_ID.test(id) || ids.has(id)
}

function localIds(run: Run): ReadonlySet<string> {
  const words = ['cat-file', '--batch-all-objects', '--unordered', '--buffer']
  const all = [...words, '--batch-check=%(objectname)']
  return new Set(linesOf(outputOf(run(all), all)))
}
