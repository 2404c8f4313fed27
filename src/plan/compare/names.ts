import type { Position } from '../change.ts'
import type { Item, Plan } from '../model.ts'

export function placeOf({ horizons }: Plan, item: Item): Position {
  return { horizon: horizons[item.horizon]?.name ?? '', index: indexOf(item) }
}

/** An item's position in its horizon, counted from one: the digits of its code. */
export function indexOf({ code }: Item): number {
  return Number(/\d+$/.exec(code)?.[0])
}
