import type { Field, Item } from '../plan/model.ts'
import { isDay } from '../text/dates.ts'

/**
 * A manual place at the top of the ranking.
 *
 * The plan carries it as a field of the item, `Pinned: top until 2026-03-01: reason`,
 * so that everybody who reads the plan sees who was put first, until when, and why.
 */
export interface Pin {
  readonly item: Item
  readonly field: Field
  /** An incomplete pin lacks its reason or its end date, and never holds. */
  readonly state: 'holds' | 'expired' | 'incomplete'
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly until: string | null
  readonly reason: string | null
}

/** A pin that is in force, be it in the plan or about to be written there. */
export interface HoldingPin {
  readonly item: Item
  readonly until: string
  readonly reason: string
}

/** Key of the field, as harden writes it; it is read without case. */
export const PIN_KEY = 'Pinned'

const PIN = /^top(?:\s+until\s+([^\s:]+))?\s*(?::\s*(.*))?$/isu

/** Every `Pinned:` field of the item. @param today UTC day, `YYYY-MM-DD`. */
export function readPins(item: Item, today: string): readonly Pin[] {
  if (!item.fields.some(isPin)) return NONE
  return item.fields.filter(isPin).map((field) => readPin(item, field, today))
}

const NONE: readonly Pin[] = []

/** Every item is asked, and hardly any is pinned. */
function isPin({ key: { value } }: Field): boolean {
  return value.length === PIN_KEY.length && value.toLowerCase() === PIN_KEY.toLowerCase()
}

/** The value of a `Pinned:` field. @param until last day it holds, `YYYY-MM-DD`. */
export function pinValue(until: string, reason: string): string {
  return `top until ${until}: ${reason.trim().replace(/\s+/gu, ' ')}`
}

export function isHolding(pin: Pin): pin is Pin & HoldingPin {
  return pin.state === 'holds'
}

function readPin(item: Item, field: Field, today: string): Pin {
  const [, day = '', words = ''] = PIN.exec(field.value.value.trim()) ?? []
  const until = isDay(day) ? day : null
  const reason = words.trim() || null
  return { item, field, state: stateOf(until, reason, today), until, reason }
}

function stateOf(until: string | null, reason: string | null, today: string): Pin['state'] {
  if (until === null || reason === null) return 'incomplete'
  return until < today ? 'expired' : 'holds'
}
