import type { Message } from '../commands/gate-facts.ts'
import { usage } from '../commands/values.ts'
import type { Git } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import type { Settings } from './settings.ts'

/** The message in the file git gives a hook. @throws HardenError where the file is not there. */
export function readMessage(
  named: string | null,
  git: Git,
  { directory }: Settings,
  { files, paths }: Ports,
): Message | null {
  if (named === null) return null
  const file = paths.resolve(directory, named)
  if (!files.exists(file)) {
    throw usage(`There is no message at ${named}`, 'name the file that git gives the hook')
  }
  const sign = git.setting('core.commentString') ?? git.setting('core.commentChar') ?? '#'
  return {
    text: new TextDecoder().decode(files.read(file)),
    commentSign: sign === 'auto' || sign === '' ? '#' : sign,
  }
}

export async function writeMessage(
  named: string,
  text: string,
  { directory }: Settings,
  ports: Ports,
): Promise<void> {
  const files = await ports.writableFiles()
  const bytes = new TextEncoder().encode(text)
  files.update(ports.paths.resolve(directory, named), () => bytes)
}
