import type { Outcome, PlanCommand } from '../commands/command.ts'
import type { GateFacts, GateWanted } from '../commands/gate-facts.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/model.ts'
import type { Ports } from '../ports/ports.ts'
import { dayOfInstant } from '../text/dates.ts'
import { loadBaseline, writeBaseline } from './baseline.ts'
import type { ProposedChange } from './change.ts'
import { branchChange, stagedChange } from './change.ts'
import { factsWithoutPlan, gatherFacts } from './facts.ts'
import type { Place } from './locate.ts'
import { locatePlan, newPlace } from './locate.ts'
import { readMessage, writeMessage } from './message.ts'
import { policyFor } from './policy.ts'
import type { Reader } from './reader.ts'
import { loadReader } from './reader.ts'
import type { Completed } from './session.ts'
import type { Settings } from './settings.ts'
import { guardFor } from './untrusted.ts'

/**
 * Runs a command about what may be committed or merged: the plan as staged or
 * as a branch has it, with the one before it; or the one in the work tree.
 *
 * @throws HardenError for whatever the user can mend.
 */
export async function performAtGate(
  request: { readonly command: PlanCommand; readonly input: never },
  settings: Settings,
  ports: Ports,
): Promise<Completed> {
  const { command, input } = request
  const wanted = command.gate?.(input) ?? WORK_TREE
  const reader = await loadReader(await guardFor(settings, ports))
  const seen = await look(wanted, { reader, settings, ports })
  const { plan, place } = seen
  const policy = await policyFor(settings, ports)
  const bare = factsWithoutPlan(settings, policy)
  const questions = {
    probes: command.probes?.(plan, input, bare) ?? [],
    network: command.network?.(plan, input, bare) ?? null,
    past: 'nothing' as const,
    revisions: [],
  }
  const scene = { plan, place, ports, reader, policy, today: dayOfInstant(settings.now) }
  const facts = { ...(await gatherFacts(questions, settings, scene)), gate: seen.gate }
  const outcome = command.decide(plan, input, facts)
  const notices = settings.dryRun ? [] : await keep(outcome, { wanted, place, settings, ports })
  return {
    ...{ command, facts, place, plan },
    result: outcome.result(plan),
    notices: [...(outcome.notices ?? []), ...notices],
    exit: outcome.exit ?? EXIT.done,
    ...(outcome.format === undefined ? {} : { format: outcome.format }),
  }
}

const WORK_TREE: GateWanted = {
  from: { what: 'work-tree' },
  baseline: null,
  writesBaseline: false,
}

interface Looking {
  readonly reader: Reader
  readonly settings: Settings
  readonly ports: Ports
}

interface Seen {
  readonly plan: Plan
  readonly place: Place
  readonly gate: GateFacts
}

async function look(wanted: GateWanted, looking: Looking): Promise<Seen> {
  const { from } = wanted
  const { reader, settings, ports } = looking
  const place = from.what === 'work-tree' ? await locatePlan(settings, ports) : await home(looking)
  const baseline = loadBaseline(wanted, place, settings, ports)
  if (from.what === 'work-tree') {
    const plan = reader.fromBytes(place.name, ports.files.read(place.file))
    return { plan, place, gate: { transitions: null, baseline, message: null } }
  }
  const git = await ports.git(place.root ?? settings.directory)
  if (git.repository() === null) throw noRepository(git.trouble())
  const scene = { ...looking, git, place }
  const message = from.what === 'index' ? readMessage(from.message, git, settings, ports) : null
  const change: ProposedChange =
    from.what === 'index'
      ? await stagedChange(scene, message)
      : await branchChange(scene, from.base)
  return { ...change, place, gate: { transitions: change.transitions, baseline, message } }
}

/** Where the plan is, or was before the change took it away. */
async function home({ settings, ports }: Looking): Promise<Place> {
  try {
    return await locatePlan(settings, ports)
  } catch (error) {
    if (!(error instanceof HardenError) || error.code !== 'no-plan') throw error
    const { root } = newPlace(settings, ports)
    return newPlace({ ...settings, directory: root ?? settings.directory }, ports)
  }
}

function noRepository(trouble: string | null): HardenError {
  return new HardenError({
    code: 'no-repository',
    exit: EXIT.unreadable,
    message: trouble ?? 'There is no git repository here, so there is no change to look at',
    mend: '`harden check` alone looks at the plan as it is',
  })
}

/** Writes what was decided besides the plan. @returns notices. */
async function keep(
  { baseline, message }: Outcome,
  world: {
    readonly wanted: GateWanted
    readonly place: Place
    readonly settings: Settings
    readonly ports: Ports
  },
): Promise<string[]> {
  const { wanted, place, settings, ports } = world
  const { from } = wanted
  if (message !== undefined && from.what === 'index' && from.message !== null) {
    await writeMessage(from.message, message, settings, ports)
  }
  if (baseline === undefined) return []
  return [await writeBaseline(wanted.baseline, baseline, { place, settings, ports })]
}
