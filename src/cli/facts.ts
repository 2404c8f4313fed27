import type { CommittedPlan, Facts, PastNeed } from '../commands/command.ts'
import type { Findings, Probe } from '../evidence/probe.ts'
import type { Presence } from '../history/presence.ts'
import { NOTHING_KNOWN } from '../history/presence.ts'
import type { History } from '../history/timeline.ts'
import { presenceIn } from './past.ts'
import type { Scene } from './scene.ts'
import type { Settings } from './settings.ts'
import { dayOf } from './settings.ts'

/** What a command asks before it decides. */
export interface Questions {
  readonly probes: readonly Probe[]
  readonly past: PastNeed
  /** Names of commits. */
  readonly revisions: readonly string[]
}

/** Answers a command's questions. Git is asked, and its port loaded, only where there is need. */
export async function gatherFacts(
  { probes, past, revisions }: Questions,
  settings: Settings,
  scene: Scene,
): Promise<Facts> {
  const { items } = past === 'nothing' ? NOTHING_KNOWN : await presenceIn(scene)
  return {
    ...factsWithoutPlan(settings),
    firstSeen: firstSeenIn(items),
    pasts: items,
    history: past === 'history' ? await historyOf(scene) : null,
    findings: probes.length === 0 ? new Map() : await findingsFor(probes, settings, scene),
    plans: revisions.length === 0 ? new Map() : await plansAt(revisions, scene),
  }
}

export function factsWithoutPlan(settings: Settings): Facts {
  return {
    today: dayOf(settings.now),
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

async function historyOf(scene: Scene): Promise<History> {
  const { historyIn } = await import('./history.ts')
  return historyIn(scene)
}

async function findingsFor(
  probes: readonly Probe[],
  settings: Settings,
  { place, ports }: Scene,
): Promise<Findings> {
  const { answerProbes } = await import('./probes.ts')
  const git = await ports.git(place.root ?? ports.paths.directoryOf(place.file))
  const standpoint = { here: settings.directory, plan: place.file }
  return answerProbes(probes, git, ports.files, standpoint)
}

async function plansAt(
  revisions: readonly string[],
  scene: Scene,
): Promise<ReadonlyMap<string, CommittedPlan>> {
  const { committedPlans } = await import('./committed-plans.ts')
  return committedPlans(revisions, scene)
}
