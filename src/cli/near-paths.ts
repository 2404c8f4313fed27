import { nearest } from '../text/near.ts'

/** At most three paths one might have meant: another case, another folder, a slip of the finger. */
export function nearPaths(path: string, candidates: readonly string[]): string[] {
  const folded = path.toLowerCase()
  const name = nameOf(folded)
  const sameButCase = candidates.filter((each) => each.toLowerCase() === folded)
  const sameName = candidates.filter((each) => nameOf(each.toLowerCase()) === name)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const misspelled = nearest(
    path,
    candidates.filter(
      (each) => each.startsWith(folder) && !each.slice(folder.length).includes('/'),
    ),
  )
  return [...new Set([...sameButCase, ...sameName, misspelled ?? []].flat())].slice(0, 3)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
