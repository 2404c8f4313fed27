import type { Facts } from '../commands/command.ts'
import type { Probe } from '../evidence/kind.ts'
import type { Ports } from '../ports/ports.ts'
import type { Place } from './locate.ts'
import type { Settings } from './settings.ts'
import { dayOf } from './settings.ts'

/** Answers a command's questions. Git is asked, and its port loaded, only when there are any. */
export async function gatherFacts(
  probes: readonly Probe[],
  settings: Settings,
  ports: Ports,
  place: Place,
): Promise<Facts> {
  const facts = factsWithoutPlan(settings)
  if (probes.length === 0) return facts
  const { answerProbes } = await import('./probes.ts')
  const directory = place.root ?? ports.paths.directoryOf(place.file)
  const git = await ports.git(directory)
  const standpoint = { here: settings.directory, plan: place.file }
  return { ...facts, findings: answerProbes(probes, git, ports.files, standpoint) }
}

export function factsWithoutPlan(settings: Settings): Facts {
  return { today: dayOf(settings.now), firstSeen: new Map(), findings: new Map() }
}
