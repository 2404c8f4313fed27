import { recordedOnlineProbes, referenceOnlineProbes } from '../evidence/index.ts'
import type { Item } from '../plan/model.ts'
import type { Network } from './command.ts'
import { option, toggle } from './command.ts'
import { timeSpan } from './run-options.ts'
import { usage } from './values.ts'

/** The options of a command that can ask the network. */
export const ONLINE_OPTIONS = {
  online: toggle('--online', 'ask the hosts of pages, CI runs and pull requests too'),
  budget: option('--budget', 'how long all of that may take, such as 2m; else 30s', timeSpan),
} as const

export interface OnlineInput {
  readonly online: boolean
  readonly budget: number | null
}

const USUAL_BUDGET = 30_000

/** What to ask online of records that are there. @throws HardenError (usage) */
export function networkForRecords(items: readonly Item[], input: OnlineInput): Network | null {
  const records = items.flatMap(({ evidence }) => evidence.records)
  return isAsked(input) ? network(records.flatMap(recordedOnlineProbes), input) : null
}

/** What to ask online of evidence that is given. @throws HardenError (usage) */
export function networkForReferences(
  references: readonly string[],
  input: OnlineInput,
): Network | null {
  return isAsked(input) ? network(references.flatMap(referenceOnlineProbes), input) : null
}

function isAsked({ online, budget }: OnlineInput): boolean {
  if (budget !== null && !online)
    throw usage('Unexpected --budget without --online', 'add --online')
  return online
}

function network(probes: Network['probes'], { budget }: OnlineInput): Network {
  return { probes, limitMs: budget ?? USUAL_BUDGET }
}
