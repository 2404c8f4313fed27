import type { State } from '../../evidence/kind.ts'
import type { Item } from '../../plan/model.ts'
import { addDays } from '../../text/dates.ts'
import type { ReviewScene } from '../facts.ts'
import type { ItemLine } from '../item-line.ts'
import { liner } from '../item-line.ts'
import { fateOf, proofOf } from '../proof.ts'

/** Days ahead within which an end is announced. */
export const SOON = 14

/** Something that a completed item lacks, or soon will. */
export interface Claim extends ItemLine {
  /** `none`: no record at all. `partial`: a part of the requirement is not answered. */
  readonly verdict:
    | 'none'
    | 'partial'
    | 'expiring'
    | Extract<State, 'drifted' | 'expired' | 'missing' | 'refused'>
  /** Which record or part, and why: one sentence without a full stop. */
  readonly detail: string
  /** The last day it counts, where that is what it is about. */
  readonly day: string | null
}

/** The claims of completion that do not hold, or will not for long. */
export function claimsIn({ plan, facts }: ReviewScene): Claim[] {
  const line = liner(plan)
  const lastDay = addDays(facts.today, SOON)
  return plan.items
    .filter(({ status }) => status === 'completed')
    .flatMap((item) => {
      const { records, missing } = proofOf(item, facts)
      const claim = (verdict: Claim['verdict'], detail: string, day: string | null = null) => [
        { ...line(item), verdict, detail, day },
      ]
      if (records.length === 0) return claim('none', expectationOf(item))
      return [
        ...records.flatMap(({ record, verdict }) => {
          const { expires } = record
          if (verdict !== null && isBad(verdict.state)) {
            return claim(verdict.state, fateOf(record, verdict), expires)
          }
          const isEnding = expires !== null && expires <= lastDay
          return isEnding
            ? claim('expiring', `${record.label} counts until ${expires}`, expires)
            : []
        }),
        ...(missing.length === 0
          ? []
          : claim(
              'partial',
              `nothing shows ${missing.map(({ text }) => `“${text}”`).join(' or ')}`,
            )),
      ]
    })
}

type Bad = Extract<State, 'drifted' | 'expired' | 'missing' | 'refused'>

function isBad(state: State): state is Bad {
  return state === 'drifted' || state === 'expired' || state === 'missing' || state === 'refused'
}

function expectationOf({ evidence: { required } }: Item): string {
  return required === null ? 'nothing was shown' : `nothing was shown, expected ${required.value}`
}
