import type { Baseline } from '../commands/baseline.ts'
import { BASELINE_NAME, readBaseline } from '../commands/baseline.ts'
import type { GateWanted } from '../commands/gate-facts.ts'
import { usage } from '../commands/values.ts'
import type { Ports } from '../ports/ports.ts'
import type { Place } from './locate.ts'
import type { Settings } from './settings.ts'

/**
 * The findings that are known: of the file that is named, else of the one
 * beside the plan, else none.
 *
 * @throws HardenError for a file that was named and is not there, and for one that is no baseline.
 */
export function loadBaseline(
  { baseline: named, writesBaseline }: GateWanted,
  place: Place,
  settings: Settings,
  ports: Ports,
): Baseline {
  const file = fileOf(named, place, settings, ports)
  const name = named ?? BASELINE_NAME
  if (ports.files.exists(file)) {
    return readBaseline(name, new TextDecoder().decode(ports.files.read(file)))
  }
  if (named === null || writesBaseline) return { file: name, fingerprints: new Set() }
  throw usage(`There is no baseline at ${named}`, 'write one with `harden check --update-baseline`')
}

/** @returns what to say of it. */
export async function writeBaseline(
  named: string | null,
  text: string,
  world: { readonly place: Place; readonly settings: Settings; readonly ports: Ports },
): Promise<string> {
  const { place, settings, ports } = world
  const file = fileOf(named, place, settings, ports)
  const files = await ports.writableFiles()
  const bytes = new TextEncoder().encode(text)
  if (ports.files.exists(file)) {
    files.update(file, () => bytes, { lockDirectory: place.stateDirectory ?? undefined })
  } else {
    files.create(file, bytes)
  }
  return `Wrote ${named ?? BASELINE_NAME}: commit it`
}

function fileOf(named: string | null, place: Place, settings: Settings, { paths }: Ports): string {
  if (named !== null) return paths.resolve(settings.directory, named)
  return paths.resolve(paths.directoryOf(place.file), BASELINE_NAME)
}
