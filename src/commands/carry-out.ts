import { findItem } from '../plan/address.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan } from '../plan/model.ts'
import { combine, moveTogether, touchDate } from '../plan/write.ts'
import type { Call } from '../review/proposal.ts'
import type { TextEdit } from '../text/edit.ts'
import { touches } from '../text/edit.ts'
import type { Facts, Outcome } from './command.ts'
import { factsAfter } from './facts-after.ts'
import { findHorizon } from './find-horizon.ts'
import type { Invocation } from './review-calls.ts'
import { invocationOf } from './review-calls.ts'

/** What commands made of a plan, and said about it. */
export interface Carried {
  /** Each to the plan as the ones before leave it. */
  readonly edits: readonly Edit[]
  readonly notices: readonly string[]
  readonly after: Plan
}

/**
 * Carries commands out, each on the plan as the ones before leave it.
 *
 * The plan is read anew behind each edit. So that this costs no reading a proposal, neighbours
 * that do not bear on each other are decided on one plan and make one edit: to the letter the
 * one that they make one after the other.
 *
 * @param steps proposed calls, and commands that were typed in place of one.
 * @param apply the plan after an edit.
 * @throws HardenError where one of the commands refuses: then all do.
 */
export function carryOut(
  plan: Plan,
  steps: readonly (Call | Invocation)[],
  facts: Facts,
  apply: (plan: Plan, edit: Edit) => Plan,
): Carried {
  const edits: Edit[] = []
  const notices: string[] = []
  let after = plan
  for (let done = 0; done < steps.length; ) {
    const bunch = nextBunch(after, steps.slice(done), factsAfter(plan, after, facts))
    done += bunch.count
    notices.push(...bunch.notices)
    if (bunch.edit === null || bunch.edit.edits.length === 0) continue
    edits.push(bunch.edit)
    after = apply(after, bunch.edit)
  }
  return { edits, notices, after }
}

/** What the first few steps come to. */
interface Bunch {
  /** At least one. */
  readonly count: number
  readonly edit: Edit | null
  readonly notices: readonly string[]
}

function nextBunch(plan: Plan, steps: readonly (Call | Invocation)[], facts: Facts): Bunch {
  const [first] = steps
  const end = steps.findIndex(({ command }) => command !== first?.command)
  const alike = (end < 0 ? steps : steps.slice(0, end)).filter(isCall)
  const moved = movesAmong(plan, alike, facts)
  return moved ?? changesAmong(plan, alike.length > 0 ? alike : steps.slice(0, 1), facts)
}

function isCall(step: Call | Invocation): step is Call {
  return typeof step.command === 'string'
}

/** Null where the first is no move, or the second cannot be made with it. */
function movesAmong(plan: Plan, calls: readonly Call[], facts: Facts): Bunch | null {
  const moves = calls.flatMap((call) => (call.command === 'move' ? [call] : []))
  if (moves.length < 2) return null
  const { count, edit } = moveTogether(
    plan,
    moves.map(({ item, horizon }) => ({
      item: findItem(plan, item).item,
      destination: findHorizon(plan, horizon),
    })),
  )
  if (count < 2) return null
  return { count, edit: combine(edit, touchDate(plan, facts.today)), notices: [] }
}

/** Commands that look at nothing but their own item and the day. */
const APART = new Set<Call['command']>(['evidence add', 'done', 'reopen', 'stop'])

/** The first step, and as many of those behind it as write elsewhere and look at other items. */
function changesAmong(plan: Plan, steps: readonly (Call | Invocation)[], facts: Facts): Bunch {
  const edits: Edit[] = []
  const notices: string[] = []
  const taken: TextEdit[] = []
  let count = 0
  for (const step of steps) {
    const outcome = decide(plan, step, facts)
    const own = (outcome.edit?.edits ?? []).filter(({ span }) => span !== plan.lastUpdated?.span)
    if (count > 0 && own.some((edit) => taken.some((other) => touches(edit.span, other.span))))
      break
    count += 1
    taken.push(...own)
    notices.push(...(outcome.notices ?? []))
    if (outcome.edit) edits.push(edits.length === 0 ? outcome.edit : withoutDay(outcome.edit, own))
    if (!isCall(step) || !APART.has(step.command)) break
  }
  return { count, edit: edits.length === 0 ? null : combine(...edits), notices }
}

function decide(plan: Plan, step: Call | Invocation, facts: Facts): Outcome {
  const { command, input } = isCall(step) ? invocationOf(step) : step
  return command.decide(plan, input, facts)
}

/** The day of the last change is written once. */
function withoutDay({ changes }: Edit, edits: readonly TextEdit[]): Edit {
  return { edits, changes: changes.filter(({ kind }) => kind !== 'last-updated') }
}
