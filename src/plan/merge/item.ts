import type { Seated } from './arrange.ts'
import { arrange } from './arrange.ts'
import type { Block } from './blocks.ts'
import { blocksOf } from './blocks.ts'
import type { Element } from './element.ts'
import { decided, joined, settleGap, undecided } from './element.ts'
import type { ItemTrio } from './identity.ts'
import type { Marked } from './marked.ts'
import { mergeMarked } from './marked.ts'
import type { Page } from './page.ts'
import type { BlockTrio } from './pairing.ts'
import { pairBlocks } from './pairing.ts'
import { mergeShown } from './shown.ts'
import type { OnBoth, Sides } from './sides.ts'
import { areSameLines, mapSides, settleLines } from './sides.ts'

/** An item that came out of a merge. */
export interface MergedItem {
  readonly element: Element
  /** The parts that are undecided: `status`, `title`, `owner`. */
  readonly undecided: readonly string[]
}

/** Merges an item that both branches have, field by field. */
export function mergeItem(pages: Sides<Page>, trio: ItemTrio): MergedItem {
  const blocks = mapSides(trio, (item, side) => (item ? blocksOf(pages[side], item) : []))
  const heads = mapSides(blocks, ([head = null]) => head)
  const head = mergeBlock({ ...heads, name: { part: 'title', key: 'title' } })
  const bodies = mapSides(blocks, ([, ...body]) => body)
  const members = pairBlocks(bodies).filter(isWanted).map(memberOf(bodies))
  const body = (arrange(members).get(0) ?? []).map(mergeSeated)
  const parts = [head, ...body]
  return {
    element: joined(parts.map(({ element }) => element)),
    undecided: [...new Set(parts.flatMap((part) => part.undecided))],
  }
}

/** False for what one branch took out while the other left it as it was. */
function isWanted({ base, ours, theirs }: BlockTrio): boolean {
  if (base === null || (ours && theirs)) return true
  const left = ours ?? theirs
  return left !== null && !areSameLines(left.lines, base.lines)
}

function memberOf(sides: Sides<readonly Block[]>) {
  const positions = mapSides(sides, (blocks) => new Map(blocks.map((block, at) => [block, at])))
  return (trio: BlockTrio) => ({
    name: trio.name.key,
    seats: mapSides(trio, (block, side) => {
      const index = block && positions[side].get(block)
      return index == null ? null : { list: 0, index }
    }),
    trio,
  })
}

function mergeSeated({
  member,
  only,
}: Seated<ReturnType<ReturnType<typeof memberOf>>>): MergedItem {
  const { trio } = member
  const merged = mergeBlock(trio)
  if (only === null) return merged
  const { sides, gap } = merged.element
  const lines = { base: null, ours: null, theirs: null, [only]: sides[only] }
  return { element: undecided(lines, gap), undecided: [`place of ${trio.name.part}`] }
}

function mergeBlock(trio: BlockTrio): MergedItem {
  const { base, ours, theirs, name } = trio
  const gap = settleGap([base, ours, theirs].map((block) => block?.gap ?? null))
  const lines = mapSides(trio, (block) => block?.lines ?? null)
  const only = base === null && (ours === null ? theirs : theirs === null ? ours : null)
  if (only) return { element: decided(only.lines, gap), undecided: [] }
  const settled = settleLines(lines)
  if (settled?.value) return { element: decided(settled.value, gap), undecided: [] }
  if (ours?.marked && theirs?.marked) {
    const marked = { base: base?.marked ?? null, ours: ours.marked, theirs: theirs.marked }
    return mergeWithMark(marked, name.part, gap)
  }
  if (ours?.shown && theirs?.shown) {
    const shown = { base: base?.shown ?? null, ours: ours.shown, theirs: theirs.shown }
    const element = mergeShown(shown, gap)
    return { element, undecided: element.isDecided ? [] : ['evidence'] }
  }
  return { element: undecided(lines, gap), undecided: [name.part] }
}

function mergeWithMark(sides: OnBoth<Marked>, part: string, gap: Element['gap']): MergedItem {
  const merged = mergeMarked(sides)
  const names = merged.undecided.map((each) =>
    each === 'words' ? part : part === 'title' ? 'status' : part,
  )
  const { ours } = merged.sides
  if (names.length === 0 && ours) return { element: decided(ours, gap), undecided: [] }
  return { element: undecided(merged.sides, gap), undecided: names }
}
