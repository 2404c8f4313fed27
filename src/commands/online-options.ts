import { readReference, recordedOnlineProbes, referenceOnlineProbes } from '../evidence/index.ts'
import type { Item } from '../plan/model.ts'
import type { Circumstances, Network } from './command.ts'
import { option, toggle } from './command.ts'
import { timeSpan } from './run-options.ts'
import { usage } from './values.ts'

/** The options of a command that can ask the network. */
export const ONLINE_OPTIONS = {
  online: toggle('--online', 'ask the hosts of pages, CI runs and pull requests too'),
  budget: option('--budget', 'how long all of that may take, such as 2m; else 30s', timeSpan),
} as const

/** The same for a command that is given evidence. */
export const GIVING_OPTIONS = {
  ...ONLINE_OPTIONS,
  digest: toggle('--digest', 'with --online: pin pages by the digest of what they say'),
} as const

export interface OnlineInput {
  readonly online: boolean
  readonly budget: number | null
}

const USUAL_BUDGET = 30_000

/** What to ask online of records that are there. @throws HardenError (usage) */
export function networkForRecords(
  items: readonly Item[],
  input: OnlineInput,
  { policy: { allowances } }: Pick<Circumstances, 'policy'>,
): Network | null {
  if (!isAsked(input)) return null
  const records = items.flatMap(({ evidence }) => evidence.records)
  return network(
    records.flatMap((record) => recordedOnlineProbes(record, allowances)),
    input,
  )
}

/** What to ask online of evidence that is given. @throws HardenError (usage) */
export function networkForReferences(
  references: readonly string[],
  input: OnlineInput & { readonly digest: boolean },
  { policy: { allowances } }: Pick<Circumstances, 'policy'>,
): Network | null {
  const { digest } = input
  if (digest) refuseIdleDigest(references, input)
  if (!isAsked(input)) return null
  return network(
    references.flatMap((each) => referenceOnlineProbes(each, { digest, allowances })),
    input,
  )
}

function refuseIdleDigest(references: readonly string[], { online }: OnlineInput): void {
  if (!online) throw usage('Unexpected --digest without --online', 'add --online')
  if (references.some((each) => readReference(each).kind.name === 'url')) return
  throw usage('Unexpected --digest without a page, expected an address', 'leave out --digest')
}

function isAsked({ online, budget }: OnlineInput): boolean {
  if (budget !== null && !online)
    throw usage('Unexpected --budget without --online', 'add --online')
  return online
}

function network(probes: Network['probes'], { budget }: OnlineInput): Network {
  return { probes, limitMs: budget ?? USUAL_BUDGET }
}
