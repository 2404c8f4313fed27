import type { ItemView } from '../../commands/schema.ts'
import { daysBetween } from '../../text/dates.ts'
import type { Content, Piece } from '../block.ts'

/** `I2:qmzt`. */
export function address({ code, short }: Pick<ItemView, 'code' | 'short'>): Piece {
  return { text: `${code}:${short}`, style: 'handle' }
}

/** `[~]`. */
export function mark({ mark, status }: Pick<ItemView, 'mark' | 'status'>): Piece {
  return { text: `[${mark}]`, style: status }
}

/** `Dev Lead + QA`. */
export function ownersOf({ owners }: ItemView): string {
  return owners.length === 0 ? 'nobody' : owners.join(' + ')
}

/** `Immediate (0-7 days)`. */
export function horizonOf({ horizon: { name, window } }: ItemView): string {
  return window === null ? name : `${name} (${window})`
}

/** `3 d late`, `due 2026-02-21`, or nothing where no clock runs. */
export function dueText({ due, status }: Pick<ItemView, 'due' | 'status'>): Content {
  if (due === null || status === 'completed') return ''
  if (due.daysLate > 0) return { text: `${due.daysLate} d late`, style: 'late' }
  return `due ${due.date}`
}

/** `3 d`: how long it has had its status; nothing where history does not tell. */
export function ageText({ since }: Pick<ItemView, 'since'>, today: string): string {
  if (since === null) return ''
  const days = Math.max(0, daysBetween(since, today))
  return days === 0 ? 'today' : `${days} d`
}

/** `risk moderate (default)`. */
export function riskText({ risk: { band, source } }: ItemView): Content {
  return ['risk ', { text: band, style: band }, source === 'stated' ? '' : ` (${SOURCES[source]})`]
}

const SOURCES = { default: 'default', 'partly-stated': 'partly default' } as const
