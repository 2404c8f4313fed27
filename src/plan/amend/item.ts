import type { Span } from '../../text/source.ts'
import { placeOf } from '../change.ts'
import type { Horizon, Item, Plan, Status } from '../model.ts'
import type { Ticked } from '../read/item.ts'
import { itemContext, ReadItem } from '../read/item.ts'
import { findItems } from '../read/items.ts'
import type { Texts } from './stretch.ts'
import { blocksBetween, readingOf } from './stretch.ts'

/**
 * An item read anew from its own lines; null where these might say more or less
 * than the item, or where an error might come with its new mark.
 *
 * @param items of the plan that it will be one of.
 */
export function itemAnew(
  before: Plan,
  old: Item,
  texts: Texts,
  items: readonly Item[],
): Item | null {
  const was = itemAlone(texts.before, old.lines)
  const is = itemAlone(texts.after, old.lines)
  if (!was || !is || was.span.end !== is.span.end) return null
  const seat = {
    letters: (before.horizons[old.horizon] as Horizon).code,
    number: placeOf(before, old).index,
    horizon: old.horizon,
    index: before.items.indexOf(old),
  }
  const context = itemContext(readingOf(texts.after, []), () => before.legend, items)
  // One item is sooner read than all the text behind it searched.
  const item = new ReadItem(is, seat, { ...context, mentionsBlockers: () => true })
  return FAULTLESS.has(item.status) ? item : null
}

/** They ask for nothing that must stand in the item. */
const FAULTLESS: ReadonlySet<Status> = new Set(['not-started', 'in-progress', 'completed', 'other'])

/** The item that begins there, where nothing else stands before the next cut. */
function itemAlone(text: string, { start, end }: Span): Ticked | undefined {
  const [list, ...others] = blocksBetween(text, start, end) ?? []
  if (list?.kind !== 'list' || list.items.length > 1 || others.length > 0) return undefined
  return findItems([list])[0]
}
