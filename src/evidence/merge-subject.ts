/**
 * Number of the pull request that a commit says it merges; null when it says nothing of the kind.
 *
 * The last words win: `Revert "Add retries (#12)" (#15)` merges 15.
 */
export function mergedNumber(message: string): number | null {
  const [subject = '', ...rest] = message.split('\n')
  const inSubject = SUBJECTS.map((shape) => shape.exec(subject)?.[1]).find(Boolean)
  const inBody = rest.map((line) => BODY.exec(line)?.[1]).find(Boolean)
  const number = inSubject ?? inBody
  return number === undefined ? null : Number(number)
}

/** Extended expressions for git, one of which matches in every message that merges one of these. */
export function mergeExpressions(numbers: readonly number[]): string[] {
  return [`(#|!|[Pp]ull request |PR )(${numbers.join('|')})([^0-9]|$)`]
}

const SUBJECTS = [
  // GitHub: a merge, then a squash; Bitbucket; Azure.
  /^Merge pull request #(\d+) /,
  /\(#(\d+)\)\s*$/,
  /^Merged in .*\(pull request #(\d+)\)\s*$/,
  /^Pull request #(\d+):/,
  /^Merged PR (\d+):/,
]

/** GitLab names the merge request in the last paragraph. */
const BODY = /^See merge request .*!(\d+)\s*$/
