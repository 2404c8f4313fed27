import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { referenceProbes } from '../evidence/index.ts'
import type { Plan } from '../plan/model.ts'
import type { ReviewFacts, ReviewScene } from '../review/facts.ts'
import type { Call, NumberedProposal } from '../review/proposal.ts'
import { inOrder } from '../review/proposals/index.ts'
import { reviewOf } from '../review/review.ts'
import { summaryOf } from '../review/summary.ts'
import { carryOut } from './carry-out.ts'
import type { Facts, InputOf, Outcome } from './command.ts'
import { option, toggle } from './command.ts'
import { factsAfter } from './facts-after.ts'
import { lapsedItems } from './lapsed.ts'
import { networkForRecords, ONLINE_OPTIONS } from './online-options.ts'
import { recordProbes } from './record-probes.ts'
import type { Invocation } from './review-calls.ts'
import { commandLineOf } from './review-calls.ts'
import type { Accepted, ReviewWorld } from './review-command.ts'
import { defineReviewCommand } from './review-command.ts'
import { chosenAmong, numbers } from './review-numbers.ts'
import type { ResultOf } from './schema.ts'
import { text } from './values.ts'

const words = {
  options: {
    since: option('--since', 'a day, or a commit; else the last review', text),
    apply: option('--apply', 'accept proposals by number, such as 1,3-5, or all', numbers),
    summary: toggle('--summary', 'print the review as Markdown, to be pasted'),
    commit: toggle('--commit', 'commit the plan with a Harden-Review trailer and the summary'),
    full: toggle('--full', 'show every line of every section'),
    ...ONLINE_OPTIONS,
  },
} as const

type Input = InputOf<typeof words>

export const review = defineReviewCommand({
  name: 'review',
  summary: 'Hold the review: what became of the plan, and what to do about it',
  description:
    'Ten sections tell what happened since the last review. Below them stand proposals, each with the command that does the same; on a terminal they are gone through one by one. What is accepted is written at once, and one `harden undo` takes it back. A review counts as held once it is committed with --commit.',
  examples: [
    'harden review',
    'harden review --apply 1,3-5 --commit',
    'harden review --since 2026-03-01 --summary',
  ],
  words,
  since: ({ since }) => since,
  commits: ({ commit }) => commit,
  isSettled: ({ apply, summary }) => apply !== null || summary,
  probes: (plan, _input, facts) => [
    ...recordProbes(plan.items, facts),
    ...facts.offers
      .flatMap(({ references }) => references)
      .flatMap((each) => referenceProbes(each, facts.policy.allowances)),
    ...(facts.choice?.accepted ?? []).flatMap(
      ({ instead }) => instead?.command.probes?.(plan, instead.input, facts) ?? [],
    ),
  ],
  network: (plan, input, facts) => networkForRecords(plan.items, input, facts),
  decide: (plan, input, facts): Outcome => {
    const scene = sceneOf(plan, facts)
    const held = reviewOf(scene, ({ plan: from }, calls) => {
      const { after } = carryOut(from, calls, facts, facts.apply)
      return sceneOf(after, { ...facts, ...factsAfter(plan, after, facts) })
    })
    const lineOf = commandLineOf(plan)
    const lines = held.proposals.map(({ call }) => lineOf(call))
    const accepted = acceptedOf(held.proposals, lines, input, facts)
    const steps = stepsFor(held.proposals, accepted)
    const { edits, notices } = carryOut(plan, steps, facts, facts.apply)
    const [first = null, ...further] = edits
    const proposals = held.proposals.map(({ call: _, remarks: __, ...proposal }, at) => ({
      ...proposal,
      command: instead(accepted, proposal.n) ?? lines[at] ?? '',
      applied: accepted.some(({ n }) => n === proposal.n),
    }))
    return {
      edit: first,
      further,
      notices: [...(facts.history?.gaps ?? []), ...notices],
      result: (): Omit<ResultOf<'review'>, 'changed' | 'diff'> => ({
        ...held.period,
        standing: held.standing,
        sections: held.sections,
        proposals,
        view: viewOf(input, facts),
        summary:
          input.summary || input.commit
            ? summaryOf({ ...held, proposals, title: plan.title?.value ?? null })
            : null,
        commit: null,
      }),
    }
  },
})

function sceneOf(plan: Plan, facts: Facts & ReviewWorld): ReviewScene {
  const timeline = facts.history?.timeline ?? null
  const own: ReviewFacts = { ...facts, timeline, lapsed: lapsedItems(plan, facts) }
  return { plan, facts: own }
}

function acceptedOf(
  proposals: readonly NumberedProposal[],
  lines: readonly string[],
  { apply }: Input,
  { choice }: ReviewWorld,
): readonly Accepted[] {
  if (choice === null) {
    return chosenAmong(proposals, apply ?? []).map((n) => ({ n, instead: null }))
  }
  if (lines.join('\n') !== choice.shown.join('\n')) throw proposedOtherwise()
  chosenAmong(
    proposals,
    choice.accepted.map(({ n }) => n),
  )
  return choice.accepted
}

function stepsFor(
  proposals: readonly NumberedProposal[],
  accepted: readonly Accepted[],
): (Call | Invocation)[] {
  const chosen = new Map(accepted.map((each) => [each.n, each]))
  return inOrder(proposals.filter(({ n }) => chosen.has(n))).map(
    ({ n, call }) => chosen.get(n)?.instead ?? call,
  )
}

function instead(accepted: readonly Accepted[], n: number): string | null {
  return accepted.find((each) => each.n === n)?.instead?.line ?? null
}

function viewOf({ summary, full }: Input, { choice }: ReviewWorld): ResultOf<'review'>['view'] {
  if (choice !== null) return 'after-walk'
  return summary ? 'markdown' : full ? 'full' : 'glance'
}

function proposedOtherwise(): HardenError {
  return new HardenError({
    code: 'plan-changed',
    exit: EXIT.conflict,
    message: 'The plan changed underneath, and other things are proposed now: nothing was written',
    mend: 'harden review',
  })
}
