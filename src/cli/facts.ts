import type { CommittedPlan, Facts, Network, PastNeed } from '../commands/command.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import { NO_DEMANDS } from '../evidence/policy.ts'
import type { Findings, Probe } from '../evidence/probe.ts'
import type { Presence } from '../history/presence.ts'
import { NOTHING_KNOWN } from '../history/presence.ts'
import { dayOfInstant } from '../text/dates.ts'
import { configuredFor } from './configured.ts'
import { historyIn, presenceIn } from './past.ts'
import type { Scene } from './scene.ts'
import type { Settings } from './settings.ts'

/** What a command asks before it decides. */
export interface Questions {
  readonly probes: readonly Probe[]
  /** Null where nothing is to be asked online. */
  readonly network: Network | null
  readonly past: PastNeed
  /** Names of commits. */
  readonly revisions: readonly string[]
}

/** Answers a command's questions. Git is asked, and its port loaded, only where there is need. */
export async function gatherFacts(
  { probes, network, past, revisions }: Questions,
  settings: Settings,
  scene: Scene & { readonly policy: EvidencePolicy },
): Promise<Facts> {
  const known = past === 'nothing' ? null : await presenceIn(scene)
  const { items } = known ?? NOTHING_KNOWN
  return {
    ...factsWithoutPlan(settings, scene.policy),
    ...(await configuredFor(settings, scene)),
    firstSeen: firstSeenIn(items),
    pasts: items,
    lastReview: known?.reviewed ?? null,
    history: past === 'history' ? await historyIn(scene) : null,
    findings: await findingsFor(probes, network, settings, scene),
    plans: revisions.length === 0 ? new Map() : await plansAt(revisions, scene),
  }
}

export function factsWithoutPlan(settings: Settings, policy = NO_DEMANDS): Facts {
  return {
    today: dayOfInstant(settings.now),
    policy,
    firstSeen: new Map(),
    pasts: new Map(),
    history: null,
    findings: new Map(),
    plans: new Map(),
  }
}

function firstSeenIn(items: Presence['items']): Map<string, string> {
  return new Map(
    [...items].flatMap(([handle, { firstSeen }]) =>
      firstSeen === null ? [] : [[handle, firstSeen] as const],
    ),
  )
}

async function findingsFor(
  probes: readonly Probe[],
  network: Network | null,
  settings: Settings,
  { place, ports }: Scene,
): Promise<Findings> {
  if (probes.length === 0 && !network?.probes.length) return new Map()
  const { answerProbes } = await import('./probes.ts')
  const git = await ports.git(place.root ?? ports.paths.directoryOf(place.file))
  const standpoint = { here: settings.directory, plan: place.file }
  const findings = answerProbes(probes, git, ports.files, standpoint)
  if (!network?.probes.length) return findings
  const { answerOnline } = await import('./online.ts')
  return new Map([...findings, ...(await answerOnline(network, { ports, place, settings, git }))])
}

async function plansAt(
  revisions: readonly string[],
  scene: Scene,
): Promise<ReadonlyMap<string, CommittedPlan>> {
  const { committedPlans } = await import('./committed-plans.ts')
  return committedPlans(revisions, scene)
}
