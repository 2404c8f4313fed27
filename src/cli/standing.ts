import type { Standing } from '../history/standing.ts'
import type { Ports } from '../ports/ports.ts'
import type { Place } from './locate.ts'

/**
 * What the plan's history is read from, as git keeps it in files: so that a
 * command whose cache is fresh starts no process.
 *
 * Null where the files do not say; then git must be asked.
 */
export function standingOnDisk(place: Place, ports: Ports): Standing | null {
  const { stateDirectory, name } = place
  if (stateDirectory === null) return null
  const { paths } = ports
  const own = paths.directoryOf(stateDirectory)
  const shared = textAt(paths.resolve(own, 'commondir'), ports)
  const common = shared === null ? own : paths.resolve(own, shared.trim())
  const head = headIn(own, common, ports)
  if (head === null) return null
  return { head, shallow: textAt(paths.resolve(common, 'shallow'), ports) ?? '', path: name }
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const BRANCH = /^ref: (refs\/heads\/.+)$/

function headIn(own: string, common: string, ports: Ports): string | null {
  const head = textAt(ports.paths.resolve(own, 'HEAD'), ports)?.trim() ?? ''
  if (ID.test(head)) return head
  const branch = BRANCH.exec(head)?.[1]
  if (branch === undefined) return null
  const loose = textAt(ports.paths.resolve(common, branch), ports)?.trim()
  if (loose !== undefined) return ID.test(loose) ? loose : null
  const packed = textAt(ports.paths.resolve(common, 'packed-refs'), ports) ?? ''
  const line = packed.split('\n').find((each) => each.endsWith(` ${branch}`)) ?? ''
  const id = line.slice(0, line.indexOf(' '))
  return ID.test(id) ? id : null
}

/** Null for what is no file, or may not be read: git will say what is wrong with it. */
export function textAt(path: string, { files }: Ports): string | null {
  try {
    return files.stat(path)?.kind === 'file' ? new TextDecoder().decode(files.read(path)) : null
  } catch {
    return null
  }
}
