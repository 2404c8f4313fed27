import type { Block } from './blocks.ts'
import type { Sides } from './sides.ts'

/** One part of an item as it stands on each side; null where it is not there. */
export interface BlockTrio extends Sides<Block | null> {
  /** What it is on the branches, ours first. */
  readonly name: Pick<Block, 'part' | 'key'>
}

/** Finds each part again: by its key, else as the one that changed in its place. */
export function pairBlocks(sides: Sides<readonly Block[]>): BlockTrio[] {
  const ours = likesIn(sides.base, sides.ours)
  const theirs = likesIn(sides.base, sides.theirs)
  const known = sides.base.map((base): BlockTrio => {
    const [own, other] = [ours.get(base) ?? null, theirs.get(base) ?? null]
    return { base, ours: own, theirs: other, name: own ?? other ?? base }
  })
  const found = new Set([...ours.values(), ...theirs.values()])
  const news = sides.ours.filter((block) => !found.has(block))
  const free = new Map(
    sides.theirs.filter((block) => !found.has(block)).map((block) => [block.key, block]),
  )
  const both = news.map((block): BlockTrio => {
    const like = free.get(block.key) ?? null
    free.delete(block.key)
    return { base: null, ours: block, theirs: like, name: block }
  })
  const alone = [...free.values()].map(
    (block): BlockTrio => ({ base: null, ours: null, theirs: block, name: block }),
  )
  return [...known, ...both, ...alone]
}

function likesIn(before: readonly Block[], after: readonly Block[]): Map<Block, Block> {
  const byKey = new Map(after.map((block) => [block.key, block]))
  const found = new Map<Block, Block>()
  for (const block of before) {
    const like = byKey.get(block.key)
    if (like) found.set(block, like)
  }
  for (const [olds, news] of gapsBetween(before, after, found)) {
    for (const [old, block] of pairsIn(olds, news)) found.set(old, block)
  }
  return found
}

/** What is left alone behind the same neighbour in both lists. */
function gapsBetween(
  before: readonly Block[],
  after: readonly Block[],
  found: ReadonlyMap<Block, Block>,
): [Block[], Block[]][] {
  const taken = new Set(found.values())
  const gaps = new Map<Block | null, [Block[], Block[]]>()
  const sort = (blocks: readonly Block[], at: 0 | 1, like: (block: Block) => Block | null) => {
    let neighbour: Block | null = null
    for (const block of blocks) {
      const known = like(block)
      if (known) neighbour = known
      else {
        const gap = gaps.get(neighbour) ?? [[], []]
        gap[at].push(block)
        gaps.set(neighbour, gap)
      }
    }
  }
  sort(before, 0, (block) => found.get(block) ?? null)
  sort(after, 1, (block) => (taken.has(block) ? block : null))
  return [...gaps.values()]
}

/** Fields are known by their keys; everything else may change its words. */
function pairsIn(olds: readonly Block[], news: readonly Block[]): [Block, Block][] {
  const pairs: [Block, Block][] = []
  for (const part of ['title', 'step', 'detail', 'words']) {
    const ofPart = (blocks: readonly Block[]) => blocks.filter((each) => each.part === part)
    const [before, after] = [ofPart(olds), ofPart(news)]
    const [[old], [block]] = [before, after]
    if (old && block && before.length === 1 && after.length === 1) pairs.push([old, block])
    else pairs.push(...alike(before, after))
  }
  return pairs
}

/** At least this share of all their words is common to blocks that are alike. */
const ALIKE = 0.5

function alike(olds: readonly Block[], news: readonly Block[]): [Block, Block][] {
  const free = new Set(news)
  return olds.flatMap((old): [Block, Block][] => {
    const block = [...free].find((each) => likeness(old, each) >= ALIKE)
    if (!block) return []
    free.delete(block)
    return [[old, block]]
  })
}

function likeness(a: Block, b: Block): number {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const common = [...first].filter((word) => second.has(word)).length
  return common / (first.size + second.size - common)
}

function wordsOf({ lines }: Block): Set<string> {
  return new Set(lines.join(' ').toLowerCase().split(/\s+/))
}
