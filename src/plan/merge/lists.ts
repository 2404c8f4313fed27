import { normaliseTitle } from '../handle.ts'
import type { Item } from '../model.ts'
import type { Member, Seated } from './arrange.ts'
import { arrange } from './arrange.ts'
import type { Element } from './element.ts'
import { decided, settleGap, undecided } from './element.ts'
import type { ItemTrio } from './identity.ts'
import { mergeItem } from './item.ts'
import type { Page } from './page.ts'
import { blankLinesAbove, linesIn, rangeOf } from './page.ts'
import type { RunTrio } from './runs.ts'
import type { Side, Sides } from './sides.ts'
import { areSameLines, mapSides, SIDES } from './sides.ts'

/** An item of the result, and what is undecided about it. */
export interface Outcome {
  readonly trio: ItemTrio
  readonly undecided: readonly string[]
}

/** What becomes of the items. */
export interface MergedLists {
  /** By the position of the run: its items, or what is to be decided about them. */
  readonly elements: ReadonlyMap<number, readonly Element[]>
  readonly outcomes: readonly Outcome[]
  /** Items that one branch took out and the other left as they were. */
  readonly removed: readonly ItemTrio[]
}

/** Merges the items of all runs, each in the run its branches put it into. */
export function mergeLists(
  pages: Sides<Page>,
  trios: readonly ItemTrio[],
  runs: readonly RunTrio[],
): MergedLists {
  const seats = seatsIn(runs)
  const members = trios.map((trio): ItemMember => {
    const { title } = (trio.ours ?? trio.theirs ?? trio.base) as Item
    const own = mapSides(trio, (item) => (item && seats.get(item)) ?? null)
    return { name: normaliseTitle(title.value), seats: own, trio }
  })
  const isGone = (member: ItemMember) => isRemoved(pages, member)
  const kept = members.filter((member) => !isGone(member))
  const outcomes: Outcome[] = []
  const elements = [...arrange(kept)].map(([list, seated]) => {
    const merged = seated.map((each) => mergeSeated(pages, runs, each))
    outcomes.push(...merged.map(({ outcome }) => outcome))
    return [list, merged.map(({ element }) => element)] as const
  })
  return {
    elements: new Map(elements),
    outcomes,
    removed: members.filter(isGone).map(({ trio }) => trio),
  }
}

interface ItemMember extends Member {
  readonly trio: ItemTrio
}

function seatsIn(runs: readonly RunTrio[]) {
  return new Map(
    runs.flatMap((run, list) =>
      SIDES.flatMap((side) =>
        (run[side]?.items ?? []).map((item, index) => [item, { list, index }] as const),
      ),
    ),
  )
}

/** True for what both took out, or one did while the other neither edited nor moved it. */
function isRemoved(pages: Sides<Page>, { trio, seats }: ItemMember): boolean {
  const { base, ours, theirs } = trio
  if (base === null || (ours && theirs)) return false
  const side = ours ? 'ours' : 'theirs'
  const left = trio[side]
  if (left === null) return true
  const isMoved = seats.base?.list !== seats[side]?.list
  return !isMoved && areSameLines(linesOfItem(pages, base, 'base'), linesOfItem(pages, left, side))
}

function mergeSeated(
  pages: Sides<Page>,
  runs: readonly RunTrio[],
  { member, only }: Seated<ItemMember>,
): { readonly element: Element; readonly outcome: Outcome } {
  const { trio } = member
  const { ours, theirs } = trio
  const gap = settleGap(SIDES.map((side) => gapOf(pages, runs, member, side)))
  const lines = mapSides(trio, (item, side) => item && linesOfItem(pages, item, side))
  if (!(ours && theirs)) {
    const isNew = trio.base === null
    const own = SIDES.flatMap((side) => lines[side] ?? [])
    const element = isNew ? decided(own, gap) : undecided(lines, gap)
    return { element, outcome: { trio, undecided: isNew ? [] : ['removal'] } }
  }
  const { element, undecided: parts } = mergeItem(pages, trio)
  if (only === null) return { element: { ...element, gap }, outcome: { trio, undecided: parts } }
  const halves = { base: null, ours: null, theirs: null, [only]: element.sides[only] }
  return { element: undecided(halves, gap), outcome: { trio, undecided: [...parts, 'place'] } }
}

/** Blank lines above an item; null where it is the first of its run, or not there. */
function gapOf(
  pages: Sides<Page>,
  runs: readonly RunTrio[],
  { trio, seats }: ItemMember,
  side: Side,
): readonly string[] | null {
  const item = trio[side]
  const run = runs[seats[side]?.list ?? -1]?.[side]
  if (!(item && run)) return null
  const { first } = rangeOf(pages[side], item.bullet.span)
  if (first > run.first) return blankLinesAbove(pages[side], first, run.first)
  const [, second] = run.items
  if (!second) return null
  const below = rangeOf(pages[side], second.bullet.span).first
  return blankLinesAbove(pages[side], below, run.first)
}

function linesOfItem(pages: Sides<Page>, item: Item, side: Side): readonly string[] {
  return linesIn(pages[side], rangeOf(pages[side], item.bullet.span))
}
