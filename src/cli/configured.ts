import type { Configured } from '../commands/configured.ts'
import { configFor } from './locate.ts'
import type { Scene } from './scene.ts'
import type { Settings } from './settings.ts'

/** What the configuration tells commands; nothing where there is none. @throws HardenError (exit 2) */
export async function configuredFor(
  settings: Settings,
  { place, ports }: Pick<Scene, 'place' | 'ports'>,
): Promise<Configured> {
  const config = await configFor(settings.directory, place.root, ports)
  return { availability: config?.availability, services: config?.services }
}
