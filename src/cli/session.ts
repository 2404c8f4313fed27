import type { Capture, Command, Facts, Outcome, PlanCommand } from '../commands/command.ts'
import type { Format } from '../commands/format.ts'
import type { ExitCode } from '../diagnostics/diagnostic.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import { probeKey } from '../evidence/probe.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan } from '../plan/model.ts'
import { isContent } from '../ports/content.ts'
import type { Ports } from '../ports/ports.ts'
import { dayOfInstant } from '../text/dates.ts'
import { unifiedDiff } from '../text/patch.ts'
import { encodedPieces, wholeText } from '../text/source.ts'
import { factsWithoutPlan, gatherFacts } from './facts.ts'
import type { Place } from './locate.ts'
import type { Reader } from './reader.ts'
import { loadReader } from './reader.ts'
import { followReferences } from './references.ts'
import type { Settings } from './settings.ts'

/** A command that ran to its end, ready to be reported. */
export interface Completed {
  readonly command: Command
  readonly facts: Facts
  readonly place: Place
  /** The plan as it is now, or as it would be after a dry run; null for a command without one. */
  readonly plan: Plan | null
  /** The command's own result, with `changed` and `diff` where it may change the plan. */
  readonly result: object
  readonly notices: readonly string[]
  readonly exit: ExitCode
  /** What the command was asked to print; text unless told. */
  readonly format?: Format
}

/**
 * Runs a command over a plan, whole: read, gather, decide, apply, read back, write.
 *
 * The world is asked before the plan is locked. Under the lock the plan is
 * read again; where it has changed meanwhile the command decides anew, and
 * where that raises questions nobody has asked yet, everything starts over.
 *
 * @throws HardenError for whatever the user can mend; then nothing was written.
 */
export async function settle(run: Run): Promise<Completed> {
  const { settings, place } = run
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const decision = await gatherAndDecide(run)
    const { capture } = decision.outcome
    if (capture && !settings.dryRun) return recordFirst(run, capture)
    if (!decision.outcome.edit) return completed(run, { ...decision, after: decision.before })
    const completion = settings.dryRun ? await preview(run, decision) : await write(run, decision)
    if (completion !== null) return completion
  }
  throw new HardenError({
    code: 'plan-changed',
    exit: EXIT.conflict,
    message: `${place.name} kept changing underneath, and nothing was written`,
    mend: 'try again',
  })
}

/** Runs what the user wants recorded; the log goes away again where the plan is not written. */
async function recordFirst(run: Run, capture: Capture): Promise<Completed> {
  const { recordRun } = await import('./run.ts')
  const log = await recordRun(capture, run)
  try {
    const input = capture.next(log.path) as never
    const reader = await loadReader()
    const completed = await settle({ ...run, reader, request: { ...run.request, input } })
    return { ...completed, notices: [...log.notices, ...completed.notices] }
  } catch (error) {
    log.remove()
    throw error
  }
}

/** Everything one run of a command holds on to. */
export interface Run {
  readonly request: PlanRequest
  readonly settings: Settings
  readonly ports: Ports
  readonly place: Place
  readonly reader: Reader
  readonly policy: EvidencePolicy
}

interface PlanRequest {
  readonly command: PlanCommand
  readonly input: never
}

/** What the command decided about one text of the plan, and on which facts. */
interface Decision {
  /** With its items called as the plan calls them now. */
  readonly request: PlanRequest
  readonly before: Plan
  readonly facts: Facts
  readonly outcome: Outcome
  /** What was found on the way to the decision. */
  readonly notices: readonly string[]
}

interface Settled extends Decision {
  readonly after: Plan
}

async function gatherAndDecide(run: Run): Promise<Decision> {
  const { settings, ports, place, reader, policy } = run
  const plan = reader.fromBytes(place.name, ports.files.read(place.file))
  const scene = { plan, place, ports, reader, today: dayOfInstant(settings.now) }
  const { input, notices } = await followReferences(run.request.command, run.request.input, scene)
  const request = { ...run.request, input: input as never }
  const questions = {
    probes: probesOn(plan, request, run),
    network: networkOn(plan, request, run),
    past: request.command.past?.(request.input) ?? 'presence',
    revisions: request.command.revisions?.(request.input) ?? [],
  }
  const facts = await gatherFacts(questions, settings, { ...scene, policy })
  return { request, before: plan, facts, outcome: decide(plan, request, facts), notices }
}

async function preview(run: Run, decision: Decision): Promise<Completed> {
  const apply = await loadApply(run)
  return completed(run, apply(decision))
}

/** Null when the plan has changed in a way that asks for other facts. */
async function write(run: Run, decision: Decision): Promise<Completed | null> {
  const { ports, place } = run
  const [files, apply] = await Promise.all([ports.writableFiles(), loadApply(run)])
  let settled: Settled | null = null
  const { warnings } = files.update(
    place.file,
    (bytes) => {
      const current = decideAgain(run, decision, bytes)
      settled = current && apply(current)
      if (settled === null || settled.after === settled.before) return null
      return encodedPieces(settled.after.source)
    },
    { lockDirectory: place.stateDirectory ?? undefined },
  )
  if (settled === null) return null
  return completed(run, settled, [...warnings, ...(await note(run, settled))])
}

/** What was written can be taken back. */
async function note(
  { ports, place, settings }: Run,
  { request, before, after, outcome }: Settled,
): Promise<string[]> {
  const [edit, ...further] = editsOf(outcome)
  if (after === before || edit === undefined) return []
  const { noteChange } = await import('./journal.ts')
  const changes = further.length === 0 ? edit.changes : await changesBetween(before, after)
  const writing = { ports, place, now: settings.now, command: request.command.name, before, after }
  return noteChange({ ...writing, changes, undoes: outcome.undoes })
}

/** What several edits come to. */
async function changesBetween(before: Plan, after: Plan) {
  const { comparePlans } = await import('../plan/compare.ts')
  return comparePlans(before, after)
}

/** The decision on the bytes found under the lock: the one made before, when they are the same. */
function decideAgain(run: Run, decision: Decision, bytes: Uint8Array): Decision | null {
  const { place, reader } = run
  const { request } = decision
  if (isContent(bytes, encodedPieces(decision.before.source))) return decision
  const before = reader.fromBytes(place.name, bytes)
  const { findings } = decision.facts
  const asked = [
    ...probesOn(before, request, run),
    ...(networkOn(before, request, run)?.probes ?? []),
  ]
  if (!asked.every((probe) => findings.has(probeKey(probe)))) return null
  return { ...decision, before, outcome: decide(before, request, decision.facts) }
}

/** Loads what only changes need: the edits applied, and the new text read back. */
async function loadApply({ reader, policy }: Run): Promise<(decision: Decision) => Settled> {
  const { applyEdit } = await import('./apply.ts')
  return (decision) => {
    const { before, outcome } = decision
    const { allowances } = policy
    const after = editsOf(outcome).reduce(
      (plan, edit) => applyEdit(plan, edit, { reader, allowances }),
      before,
    )
    return { ...decision, after }
  }
}

/** Each is to the plan as the ones before leave it. */
function editsOf({ edit, further = [] }: Outcome): Edit[] {
  return edit ? [edit, ...further] : []
}

function probesOn(plan: Plan, { command, input }: PlanRequest, { settings, policy }: Run) {
  return command.probes?.(plan, input, factsWithoutPlan(settings, policy)) ?? []
}

function networkOn(plan: Plan, { command, input }: PlanRequest, { settings, policy }: Run) {
  return command.network?.(plan, input, factsWithoutPlan(settings, policy)) ?? null
}

function decide(plan: Plan, { command, input }: PlanRequest, facts: Facts): Outcome {
  return command.decide(plan, input, facts)
}

async function completed(
  { request: { command }, place }: Run,
  { before, after, outcome, facts, notices }: Settled,
  warnings: readonly string[] = [],
): Promise<Completed> {
  const change = command.writes ? changeOf(place, before, after) : {}
  return {
    command,
    facts,
    place,
    plan: after,
    result: Object.defineProperties({ ...outcome.result(after) }, change),
    notices: [...notices, ...(outcome.notices ?? []), ...warnings],
    exit: outcome.exit ?? EXIT.done,
    ...(outcome.format === undefined ? {} : { format: outcome.format }),
  }
}

/** What every change tells. The diff is made where somebody looks at it: text never does. */
function changeOf({ name }: Place, before: Plan, after: Plan): PropertyDescriptorMap {
  const diff = () => unifiedDiff(name, wholeText(before.source), wholeText(after.source))
  return {
    changed: { value: after !== before, enumerable: true },
    diff: { get: diff, enumerable: true },
  }
}
