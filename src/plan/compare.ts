import { slice } from '../text/source.ts'
import type { Change, ItemChange } from './change.ts'
import { nameOf, placeOf } from './change.ts'
import { pairInPlace } from './compare/in-place.ts'
import { compareItems } from './compare/items.ts'
import type { Pair } from './compare/match.ts'
import { matchItems } from './compare/match.ts'
import { movedPairs } from './compare/moves.ts'
import { compareParts } from './compare/parts.ts'
import type { Plan } from './model.ts'

/**
 * What turns one plan into another: what became of the items, in the order of
 * the later plan, then the items that went, then the plan's own parts.
 *
 * An item is the same where its title is, else where a similar title stands
 * between the same neighbours. It moved when its horizon is another, or when
 * it is one of the fewest that explain the new order.
 */
export function comparePlans(before: Plan, after: Plan): Change[] {
  const inPlace = pairInPlace(before, after)
  if (inPlace) {
    const { pairs, horizons } = inPlace
    const became = pairs.flatMap((pair) => compareItems(pair.before, pair.after))
    return [...became, ...compareParts(before, after, horizons)]
  }
  const matching = matchItems(before, after)
  const { pairs, removed, horizons } = matching
  const pairOf = new Map(pairs.map((pair) => [pair.after, pair]))
  const moved = movedPairs(before, after, matching)
  const isUntouched = sameText(before, after)
  const became = after.items.flatMap((item): ItemChange[] => {
    const pair = pairOf.get(item)
    if (!pair) return [{ kind: 'added', item: nameOf(item), at: placeOf(after, item) }]
    const changes = isUntouched(pair) ? [] : compareItems(pair.before, pair.after)
    return moved.has(pair) ? [moveOf(before, after, pair), ...changes] : changes
  })
  const went = removed.map(
    (item): Change => ({ kind: 'removed', item: nameOf(item), at: placeOf(before, item) }),
  )
  return [...became, ...went, ...compareParts(before, after, horizons)]
}

/**
 * Tells which pairs need no look at their fields: the same lines say the same.
 *
 * Not so where the plan defines link references, for then an item's links lead
 * where lines elsewhere say; and a mark means what the legend says.
 */
function sameText(before: Plan, after: Plan): (pair: Pair) => boolean {
  const [old, now] = [before.source.text, after.source.text]
  if (old.includes(']:') || now.includes(']:')) return () => false
  return (pair) =>
    pair.before.status === pair.after.status &&
    slice(old, pair.before.lines) === slice(now, pair.after.lines)
}

function moveOf(before: Plan, after: Plan, pair: Pair): ItemChange {
  return {
    kind: 'moved',
    item: nameOf(pair.before),
    before: placeOf(before, pair.before),
    after: placeOf(after, pair.after),
  }
}
