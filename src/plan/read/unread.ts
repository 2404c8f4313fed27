/** What can be said of items without reading them. */
import type { Span } from '../../text/source.ts'
import type { Item } from '../model.ts'
import { ReadItem } from './item.ts'

/** True where two items need not be read to know that they say the same. */
export function isWrittenAs(a: Item, b: Item): boolean {
  return a instanceof ReadItem && b instanceof ReadItem && a.isWrittenAs(b)
}

/** From an item's marker to the end of its last block. */
export function spanOf(item: Item): Span {
  return item instanceof ReadItem ? item.span : item.bullet.span
}

/** False where it is certain, without reading it, that nothing was shown for an item. */
export function mayHaveRecords(item: Item): boolean {
  return !(item instanceof ReadItem) || item.mayHaveRecords
}
