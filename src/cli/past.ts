import type { Presence } from '../history/presence.ts'
import { NOTHING_KNOWN } from '../history/presence.ts'
import type { History } from '../history/timeline.ts'
import { wholeText } from '../text/source.ts'
import { gapsIn } from './gaps.ts'
import type { Scene } from './scene.ts'
import { keptDigest, keptMemo } from './scene.ts'

/** What is known of the items, and of the reviews that were held. */
export interface Known extends Presence {
  /** Day of the last review that was committed; null where none is known. */
  readonly reviewed: string | null
}

const UNKNOWN: Known = { ...NOTHING_KNOWN, reviewed: null }

/**
 * Since when each item of the plan is there and is what it is.
 *
 * While HEAD stays where it is this reads one small file and starts no
 * process. What is not committed yet counts from today. Nothing is known
 * outside a repository and of a plan that was never committed.
 */
export async function presenceIn(scene: Scene): Promise<Known> {
  const { plan, place } = scene
  if (place.root === null) return UNKNOWN
  const memo = keptMemo(scene) ?? (await (await import('./history.ts')).refreshMemo(scene))
  if (memo === null || memo.text === null) return UNKNOWN
  if (memo.text === wholeText(plan.source)) return memo
  const { presenceNow } = await import('./uncommitted.ts')
  return { ...presenceNow(memo, memo.text, scene), reviewed: memo.reviewed }
}

/** All of the plan's history. While HEAD and the plan stay what they are, this starts no process. */
export async function historyIn(scene: Scene): Promise<History> {
  const isCommitted = keptMemo(scene)?.text === wholeText(scene.plan.source)
  const digest = isCommitted ? keptDigest(scene) : null
  if (digest !== null) return { timeline: digest.timeline, gaps: gapsIn(digest.timeline) }
  return (await import('./history.ts')).readHistoryOf(scene)
}
