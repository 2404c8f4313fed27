import type { Memo } from '../history/memo.ts'
import type { Presence } from '../history/presence.ts'
import { presenceAfter } from '../history/presence.ts'
import { stepBetween } from '../history/step.ts'
import { decodeSource } from '../text/source.ts'
import type { Scene } from './scene.ts'

/** What is known of the items where the plan is no longer what was committed last. @param text that plan. */
export function presenceNow(memo: Memo, text: string, scene: Scene): Presence {
  const { plan, place, reader, today } = scene
  const committed = reader.fromSource(decodeSource(place.name, new TextEncoder().encode(text)))
  return presenceAfter(memo, stepBetween(committed, plan), today)
}
