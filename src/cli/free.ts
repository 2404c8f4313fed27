import type { FreeCommand } from '../commands/command.ts'
import { EXIT } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import { factsWithoutPlan } from './facts.ts'
import { newPlace } from './locate.ts'
import type { Request } from './program.ts'
import type { Completed } from './session.ts'
import type { Settings } from './settings.ts'

/** Runs a command that needs no plan. */
export async function performFreely(
  command: FreeCommand,
  { input }: Request,
  settings: Settings,
  ports: Ports,
): Promise<Completed> {
  const place = newPlace(settings, ports)
  const facts = factsWithoutPlan(settings)
  const { result, create } = command.answer(input as never, { ...facts, path: place.name })
  if (create !== undefined) {
    const files = await ports.writableFiles()
    files.create(place.file, new TextEncoder().encode(create))
  }
  return { command, facts, place, plan: null, result, notices: [], exit: EXIT.done }
}
