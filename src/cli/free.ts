import type { FreeCommand } from '../commands/command.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import { factsWithoutPlan } from './facts.ts'
import { newPlace } from './locate.ts'
import type { Request } from './request.ts'
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
    if (ports.files.exists(place.file)) throw isThere(place.name)
    const files = await ports.writableFiles()
    files.create(place.file, new TextEncoder().encode(create))
  }
  return { command, facts, place, plan: null, result, notices: [], exit: EXIT.done }
}

function isThere(name: string): HardenError {
  return new HardenError({
    code: 'plan-exists',
    exit: EXIT.refused,
    message: `${name} is there already, and is not written over`,
    mend: 'harden next, or name another file with --plan',
  })
}
