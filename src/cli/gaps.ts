import type { Timeline } from '../history/timeline.ts'

/** What a timeline does not tell, one sentence each. */
export function gapsIn({ cutOff, revisions }: Timeline): string[] {
  const [first] = revisions
  if (!cutOff || !first) return []
  const begins = `it begins on ${first.day} with ${first.commit?.slice(0, 8)}`
  return [
    `history is cut off in this shallow clone: ${begins}; \`git fetch --unshallow\` brings the rest`,
  ]
}
