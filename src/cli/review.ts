import type { Facts, PlanCommand } from '../commands/command.ts'
import type { Choice, ReviewCommand, ReviewWorld } from '../commands/review-command.ts'
import type { ResultOf } from '../commands/schema.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import { locatePlan } from './locate.ts'
import { policyFor } from './policy.ts'
import { loadReader } from './reader.ts'
import { reportCompleted } from './reporting.ts'
import type { Completed, Run } from './session.ts'
import { settle } from './session.ts'
import type { Settings } from './settings.ts'
import { guardFor } from './untrusted.ts'

interface ReviewRequest {
  readonly command: ReviewCommand
  readonly input: never
}

/**
 * Holds a review: looks, asks where somebody can be asked, writes once, and commits if told to.
 *
 * @throws HardenError for whatever the user can mend; then nothing was written.
 */
export async function performReview(
  { command, input }: ReviewRequest,
  settings: Settings,
  ports: Ports,
): Promise<Completed> {
  const place = await locatePlan(settings, ports)
  const policy = await policyFor(settings, ports)
  // Nobody is to be asked twice because a text turns out to need the parser.
  const reader = await loadReader(await guardFor(settings, ports))
  const run = { settings, ports, place, reader, policy }
  const commits = command.commits(input) && !settings.dryRun
  if (commits) await (await import('./review-commit.ts')).demandCommittable(run)
  const { reviewWorld } = await import('./review-world.ts')
  const { world, notices } = await reviewWorld(command.since(input), run)
  const hold = async (choice: Choice | null) => {
    const request = { command: overPlan(command, { ...world, choice }), input }
    const held = await settle({ ...run, request })
    return { ...held, notices: [...notices, ...held.notices] }
  }
  const told = await hold(null)
  const held = isWalked(command, input, settings) ? await walk(told, run, hold) : told
  return commits ? (await import('./review-commit.ts')).commitReview(held, run) : held
}

/** The command as one over the plan alone: the rest of the world is given. */
function overPlan(command: ReviewCommand, world: ReviewWorld): PlanCommand {
  const { name, summary, words } = command
  return {
    ...{ name, summary, words, writes: true, needs: 'plan' },
    past: () => 'history',
    probes: (plan, input, facts) => command.probes(plan, input, { ...facts, ...world }),
    network: (plan, input, facts) => command.network(plan, input, facts),
    decide: (plan, input, facts: Facts) => command.decide(plan, input, { ...facts, ...world }),
  }
}

function isWalked(command: ReviewCommand, input: never, { asks, json, dryRun, quiet }: Settings) {
  return asks && !json && !dryRun && !quiet && !command.isSettled(input)
}

/** Shows the review, goes through its proposals, and writes what was accepted. */
async function walk(
  told: Completed,
  run: Omit<Run, 'request'>,
  hold: (choice: Choice) => Promise<Completed>,
): Promise<Completed> {
  const review = told.result as ResultOf<'review'>
  const { proposals, view } = review
  if (proposals.length === 0) return told
  const shown = { ...review, view: view === 'full' ? view : 'before-walk' }
  await reportCompleted({ ...told, result: shown }, run.settings, run.ports)
  const { walkProposals } = await import('./review-walk.ts')
  const accepted = await walkProposals(proposals, run)
  if (accepted === null) throw interrupted()
  const held = await hold({ shown: proposals.map((each) => each.command), accepted })
  return { ...held, notices: held.notices.filter((notice) => !told.notices.includes(notice)) }
}

function interrupted(): HardenError {
  return new HardenError({
    code: 'interrupted',
    exit: EXIT.interrupted,
    message: 'Interrupted, and nothing was written',
    mend: 'harden review',
  })
}
