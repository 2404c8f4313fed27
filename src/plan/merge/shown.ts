import type { Shown } from './blocks.ts'
import type { Element } from './element.ts'
import { decided, joined, undecided } from './element.ts'
import type { Sides } from './sides.ts'
import { areSameLines, mapSides, settleLines } from './sides.ts'

/**
 * An `Evidence:` bullet that both branches changed.
 *
 * Of the records the base had, those stay that neither branch took away; what
 * either branch added follows, by date and then by its words. A record that
 * both wrote anew stands there in both versions. The words of the bullet, and
 * whatever else stands below it, are settled as any other text, or not at all.
 */
export function mergeShown(sides: Sides<readonly Shown[] | null>, gap: Element['gap']): Element {
  const words = mapSides(sides, (shown) => shown?.[0]?.lines ?? null)
  const settled = settleLines(words)
  const others = mapSides(sides, (shown) => shown && otherLines(shown))
  if (settleLines(others) === null) return undecided(mapSides(sides, wholeLines), gap)
  const head = settled?.value == null ? undecided(words) : decided(settled.value)
  const records = keptAndAdded(sides, others).map((each) => decided(each.lines, each.gap))
  return joined([head, ...records], gap)
}

function wholeLines(shown: readonly Shown[] | null): readonly string[] | null {
  return shown?.flatMap(({ lines, gap }, at) => (at === 0 ? lines : [...gap, ...lines])) ?? null
}

/** What stands below the bullet's own words and is no record. */
function otherLines(shown: readonly Shown[]): readonly string[] {
  return shown.slice(1).flatMap(({ record, lines }) => (record ? [] : lines))
}

function keptAndAdded(
  sides: Sides<readonly Shown[] | null>,
  others: Sides<readonly string[] | null>,
): Shown[] {
  const keyed = mapSides(sides, (shown) => keyedRecords(shown ?? []))
  const kept = frameOf(sides, others).filter(
    (each) => each.record === null || isKept(keyOf(each), keyed),
  )
  const added = new Map([...keyed.ours, ...keyed.theirs].filter(([key]) => !keyed.base.has(key)))
  const inOrder = [...added].sort(([a, first], [b, second]) => {
    const [day = '', other = ''] = [first.record?.date ?? '', second.record?.date ?? '']
    return compare(day, other) || compare(a, b)
  })
  const indent = indentOf(kept.find(({ record }) => record) ?? inOrder[0]?.[1])
  return [...kept, ...inOrder.map(([, each]) => ({ ...each, lines: indented(each.lines, indent) }))]
}

function isKept(key: string, { base, ours, theirs }: Sides<ReadonlyMap<string, Shown>>): boolean {
  return base.has(key) && ours.has(key) && theirs.has(key)
}

/** The side whose order and other lines the result has: the base, unless a branch changed those lines. */
function frameOf(
  sides: Sides<readonly Shown[] | null>,
  others: Sides<readonly string[] | null>,
): readonly Shown[] {
  const { base, ours, theirs } = sides
  const lines = settleLines(others)?.value ?? []
  if (base && areSameLines(others.base, lines)) return base.slice(1)
  return ((areSameLines(others.ours, lines) ? ours : theirs) ?? []).slice(1)
}

/** Records by their words, whatever their indentation; an equal one counts once more. */
function keyedRecords(shown: readonly Shown[]): Map<string, Shown> {
  const records = new Map<string, Shown>()
  for (const each of shown) if (each.record) records.set(keyOf(each), each)
  return records
}

function keyOf({ lines }: Shown): string {
  return lines.map((line) => line.trim()).join('\n')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function indentOf(shown: Shown | undefined): string {
  return /^[ \t]*/.exec(shown?.lines[0] ?? '')?.[0] ?? ''
}

/** Lines of which the first begins at another column, and the others as far behind it as they were. */
function indented(lines: readonly string[], indent: string): readonly string[] {
  const own = /^[ \t]*/.exec(lines[0] ?? '')?.[0] ?? ''
  if (own === indent) return lines
  return lines.map((line) => (line.startsWith(own) ? indent + line.slice(own.length) : line))
}
