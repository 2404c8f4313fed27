import type { IndexEntry, ObjectAnswer, ObjectHash, ObjectType } from './git.ts'

/** Id of the bytes as a blob: what `git hash-object --no-filters` prints. */
export function blobId(bytes: Uint8Array, hash: ObjectHash): string {
  return objectId('blob', bytes, hash)
}

/**
 * Id of the tree that the entries make: what `git write-tree` prints, without writing one.
 *
 * @returns null when an entry is one side of a conflict.
 */
export function treeId(entries: readonly IndexEntry[], hash: ObjectHash): string | null {
  if (entries.some(({ stage }) => stage !== 0)) return null
  return treeBelow(entries, 0, hash)
}

/** @param depth characters of each path that lie above this tree. */
function treeBelow(entries: readonly IndexEntry[], depth: number, hash: ObjectHash): string {
  const folders = new Map<string, IndexEntry[]>()
  const rows: { name: string; order: Buffer; mode: string; id: string }[] = []
  for (const entry of entries) {
    const slash = entry.path.indexOf('/', depth)
    if (slash === -1) {
      const name = entry.path.slice(depth)
      rows.push({ name, order: Buffer.from(name), mode: entry.mode, id: entry.id })
    } else {
      const name = entry.path.slice(depth, slash)
      const inside = folders.get(name)
      if (inside) inside.push(entry)
      else folders.set(name, [entry])
    }
  }
  for (const [name, inside] of folders) {
    const id = treeBelow(inside, depth + name.length + 1, hash)
    // Git sorts a folder as if its name ended in a slash.
    rows.push({ name, order: Buffer.from(`${name}/`), mode: '40000', id })
  }
  rows.sort((a, b) => Buffer.compare(a.order, b.order))
  const body = rows.flatMap(({ name, mode, id }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(id, 'hex'),
  ])
  return objectId('tree', Buffer.concat(body), hash)
}

function objectId(type: ObjectType, bytes: Uint8Array, hash: ObjectHash): string {
  // Loaded here, because most of what is asked of git needs no hash.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash(hash).update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
}

/**
 * Reads `git ls-files --stage -z`: mode, id and stage in columns, a tab, the path.
 *
 * @param isWanted whether the entry of a path is; of the others nothing is kept.
 */
export function readIndexEntries(
  output: Buffer,
  isWanted: (path: string) => boolean = () => true,
): IndexEntry[] {
  const entries: IndexEntry[] = []
  for (const row of output.toString('utf8').split('\0')) {
    const tab = row.indexOf('\t')
    const path = row.slice(tab + 1)
    if (tab < 0 || !isWanted(path)) continue
    entries.push({
      mode: row.slice(0, 6),
      id: row.slice(7, tab - 2),
      stage: Number(row.charAt(tab - 1)),
      path,
    })
  }
  return entries
}

const FOUND = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/

/** Reads one line of `git cat-file --batch-check`, or the header of one answer of `--batch`. */
export function readObjectAnswer(line: string): ObjectAnswer {
  const [, id, type, size] = FOUND.exec(line) ?? []
  if (id === undefined) {
    return { found: false, why: line.endsWith(' ambiguous') ? 'ambiguous' : 'absent' }
  }
  return { found: true, id, type: type as ObjectType, size: Number(size) }
}

/** Splits the output of `git cat-file --batch` into answers; a cut-off last one is left out. */
export function readContents(output: Buffer): (Uint8Array | null)[] {
  const contents: (Uint8Array | null)[] = []
  let at = 0
  while (at < output.length) {
    const lineEnd = output.indexOf(10, at)
    const answer = readObjectAnswer(output.toString('utf8', at, lineEnd))
    at = lineEnd + 1
    contents.push(answer.found ? output.subarray(at, at + answer.size) : null)
    if (answer.found) at += answer.size + 1
  }
  return contents
}
