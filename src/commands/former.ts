import { formerLife } from '../history/former.ts'
import type { Life, Timeline } from '../history/timeline.ts'
import { lookUp, shortHandles } from '../plan/address.ts'
import type { Plan } from '../plan/model.ts'
import { lettered } from '../text/lettered.ts'

/** What an address stood for that the plan does not know any more. */
export interface Former {
  readonly life: Life
  /** What has become of it, in one sentence without a full stop. */
  readonly notice: string
}

/** A handle, perhaps behind a code. */
const HANDLE = lettered(({ letter }) => `^(?:([${letter}]+\\d+):)?([k-z]{4,16}(?:\\.\\d+)?)$`, 'i')

/** True for a handle that names nothing in the plan; only a history can tell what it named. */
export function isStale(plan: Plan, reference: string): boolean {
  const address = reference.trim()
  if (!HANDLE(address).test(address)) return false
  const found = lookUp(plan, reference)
  return found.kind === 'none' || (found.kind === 'disagrees' && found.handle === null)
}

/**
 * The item that a stale handle stood for; null where history does not tell which.
 *
 * Codes and words are not followed: they never were the name of one item
 * alone. A pair is a promise that both halves mean one item, so its code must
 * be the one that item has now.
 */
export function findFormer(plan: Plan, timeline: Timeline, reference: string): Former | null {
  const address = reference.trim()
  const [, code, handle = ''] = HANDLE(address).exec(address) ?? []
  const life = formerLife(timeline, handle)
  if (life === null) return null
  if (!life.present) return { life, notice: `${reference} was ${removal(life, timeline)}` }
  const now = plan.items.find((each) => each.handle === life.name.handle)
  if (!now || (code !== undefined && code.toUpperCase() !== now.code)) return null
  const short = shortHandles(plan).get(now.handle) ?? now.handle
  return { life, notice: `${reference} is now ${now.code}:${short} “${now.title.value}”` }
}

function removal({ name, told }: Life, { revisions }: Timeline): string {
  const last = told.findLast(({ change }) => change.kind === 'removed')
  const by = last && revisions[last.revision]
  const who = by?.commit ? ` by ${by.author}` : ''
  return `“${name.title}”${by ? `, removed on ${by.day}${who}` : ', removed'}`
}
