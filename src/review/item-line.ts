import { shortHandles } from '../plan/address.ts'
import type { ItemName } from '../plan/change.ts'
import type { Item, Plan } from '../plan/model.ts'

/** How a review names an item. */
export interface ItemLine {
  /** Handle of sixteen letters. */
  readonly item: string
  /** Null for an item that is gone. */
  readonly code: string | null
  /** Shortest unique handle. */
  readonly short: string
  readonly title: string
}

/** Names the items of a plan. */
export function liner(plan: Plan): (item: Item) => ItemLine {
  const shorts = shortHandles(plan)
  return ({ handle, code, title }) => ({
    item: handle,
    code,
    short: shorts.get(handle) as string,
    title: title.value,
  })
}

/** Names an item that is gone. */
export function goneLine({ handle, title }: ItemName): ItemLine {
  return { item: handle, code: null, short: handle.slice(0, 4), title }
}

export function ownersIn({ owners }: Item): string[] {
  return owners.map(({ value }) => value)
}

/** An item in a sentence: its code, and its title without the stop at its end. */
export function spoken({ code, title }: Item): string {
  return `${code} “${stopless(title.value)}”`
}

/** Words without the stop at their end, for the middle of a sentence. */
export function stopless(words: string): string {
  return words.replace(/[.:;]+$/, '')
}
