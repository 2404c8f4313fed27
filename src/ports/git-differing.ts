import type { ObjectHash } from './git.ts'
import { fullId } from './git-names.ts'

/** The tree without a file, which every repository knows. */
const EMPTY_TREE = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
}

/** Words for git that list the paths in which two trees, or a tree and the index, differ. */
export function differingWords(
  from: string | null,
  to: string | null,
  hash: ObjectHash,
): readonly string[] {
  const how = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv']
  const start = from === null ? EMPTY_TREE[hash] : fullId(from)
  if (to === null) return ['diff-index', '--cached', ...how, '--end-of-options', start, '--']
  return ['diff-tree', '-r', ...how, '--end-of-options', start, fullId(to), '--']
}

export function readDiffering(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1)
}
