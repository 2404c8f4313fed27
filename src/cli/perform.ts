import type { PlanCommand } from '../commands/command.ts'
import type { JournalCommand } from '../commands/journal-command.ts'
import { usage } from '../commands/values.ts'
import type { Ports } from '../ports/ports.ts'
import { performFreely } from './free.ts'
import { locatePlan } from './locate.ts'
import { policyFor } from './policy.ts'
import { withReader } from './reader.ts'
import type { Request } from './request.ts'
import type { Completed, Run } from './session.ts'
import { settle } from './session.ts'
import type { Settings } from './settings.ts'
import { guardFor } from './untrusted.ts'

/**
 * Runs one command, in the way its needs ask for.
 *
 * @throws HardenError for whatever the user can mend; then nothing was written.
 */
export async function perform(
  request: Request,
  settings: Settings,
  ports: Ports,
): Promise<Completed> {
  const { command, input } = request
  refuseContradiction(settings, input)
  if (command.needs !== 'texts' && hasText(input)) {
    const { refuseSecrets } = await import('./deep-scan.ts')
    await refuseSecrets(request, async () => (await policyFor(settings, ports)).allowances)
  }
  if (command.needs === 'nothing') return performFreely(command, request, settings, ports)
  if (command.needs === 'texts') {
    const { performMerge } = await import('./merge.ts')
    return performMerge({ command, input }, settings, ports)
  }
  if (command.needs === 'hooks') {
    const { performOnHooks } = await import('./hooks.ts')
    return performOnHooks(command, settings, ports)
  }
  if (command.needs === 'review') {
    const { performReview } = await import('./review.ts')
    return performReview({ command, input: input as never }, settings, ports)
  }
  if (command.needs === 'plan' && command.gate) {
    const { performAtGate } = await import('./gate.ts')
    return performAtGate({ command, input: input as never }, settings, ports)
  }
  const place = await locatePlan(settings, ports)
  const policy = await policyFor(settings, ports)
  const guard = await guardFor(settings, ports)
  return withReader(async (reader) => {
    const scene = { settings, ports, place, reader, policy }
    const planCommand = await asPlanCommand(command, scene)
    return settle({ ...scene, request: { command: planCommand, input: input as never } })
  }, guard)
}

async function asPlanCommand(
  command: PlanCommand | JournalCommand,
  scene: Omit<Run, 'request'>,
): Promise<PlanCommand> {
  if (command.needs === 'plan') return command
  const { withJournal } = await import('./journal.ts')
  return withJournal(command, scene)
}

/** Neither wins silently: whoever wrote both is told. */
function refuseContradiction({ offline }: Settings, { online }: Request['input']): void {
  if (offline && online === true) {
    throw usage('Unexpected --online with --offline, expected one of them', 'leave one out')
  }
}

/** Without a longer word there is nothing that could be a secret, and nothing to load. */
function hasText(input: Request['input']): boolean {
  return Object.values(input)
    .flat()
    .some((word) => typeof word === 'string' && word.length >= 12)
}
