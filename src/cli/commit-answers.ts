import type { CommitFinding } from '../evidence/probe.ts'
import type { World } from './probes.ts'

/** Announces what `answerCommits` will look up. */
export function announceCommits(ids: readonly string[], { objects }: World): void {
  objects.announce(ids.flatMap((id) => [asCommit(id), id]))
}

/** Looks up commits by full or short id, and whether HEAD descends from them. */
export function answerCommits(
  ids: readonly string[],
  { git, objects }: World,
): ReadonlyMap<string, CommitFinding> {
  if (ids.length === 0 || git.repository() === null) return new Map()
  const full = ids.flatMap((id) => {
    const answer = objects.find(asCommit(id))
    return answer.found ? [answer.id] : []
  })
  const history = git.inHistory([...new Set(full)])
  return new Map(
    ids.map((id): [string, CommitFinding] => {
      const commit = objects.find(asCommit(id))
      if (commit.found) {
        const inHistory = history.has(commit.id)
        return [id, { ask: 'commit', state: 'found', id: commit.id, inHistory }]
      }
      const object = objects.find(id)
      const state = object.found ? 'not-a-commit' : object.why
      return [id, { ask: 'commit', state, id: null, inHistory: false }]
    }),
  )
}

/** A tag stands for the commit it was put on; anything else is none. */
function asCommit(id: string): string {
  return `${id}^{commit}`
}
