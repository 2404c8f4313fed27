import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { NumberedProposal } from '../review/proposal.ts'
import type { ValueKind } from './values.ts'
import { usage } from './values.ts'

/** Numbers of proposals, ascending, or all there are. */
export type Numbers = readonly number[] | 'all'

const MOST = 10_000

/** `1,3-5`, or `all`. */
export const numbers: ValueKind<Numbers> = {
  name: 'numbers',
  parse: (words) => {
    const text = words.trim().toLowerCase()
    if (text === 'all') return 'all'
    const found = text.split(',').flatMap((part) => rangeOf(part.trim()) ?? [Number.NaN])
    if (found.some((each) => Number.isNaN(each))) {
      throw usage(`Unexpected "${words}", expected numbers such as 1,3-5, or all`)
    }
    return [...new Set(found)].sort((a, b) => a - b)
  },
}

function rangeOf(part: string): number[] | null {
  const [, first, last = first] = /^(\d{1,5})(?: ?- ?(\d{1,5}))?$/.exec(part) ?? []
  const [from, to] = [Number(first), Number(last)]
  if (!(from >= 1 && to >= from && to <= MOST)) return null
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

/** @throws HardenError for a number that was not proposed, and for one without those it needs. */
export function chosenAmong(
  proposals: readonly NumberedProposal[],
  wanted: Numbers,
): readonly number[] {
  if (wanted === 'all') return proposals.map(({ n }) => n)
  for (const n of wanted) {
    const proposal = proposals[n - 1]
    if (proposal === undefined) throw notProposed(n, proposals.length)
    const missing = proposal.needs.filter((need) => !wanted.includes(need))
    if (missing.length > 0) throw incomplete(n, missing)
  }
  return wanted
}

function notProposed(n: number, count: number): HardenError {
  return new HardenError({
    code: 'no-such-proposal',
    exit: EXIT.notFound,
    message: `Unexpected proposal ${n}, expected ${count === 0 ? 'none: nothing is proposed' : `1 to ${count}`}`,
    mend: 'harden review',
  })
}

function incomplete(n: number, missing: readonly number[]): HardenError {
  return new HardenError({
    code: 'proposal-needs-another',
    exit: EXIT.refused,
    message: `Proposal ${n} rests on ${missing.join(' and ')}`,
    mend: `harden review --apply ${[...missing, n].join(',')}`,
  })
}
