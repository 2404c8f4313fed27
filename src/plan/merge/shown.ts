import { indentOf } from '../../text/indent.ts'
import type { EvidenceRecord } from '../model.ts'
import type { Shown } from './blocks.ts'
import type { Element } from './element.ts'
import { decided, joined, undecided } from './element.ts'
import type { OnBoth, Side, Sides } from './sides.ts'
import { areSameLines, mapSides, settleLines } from './sides.ts'

/**
 * An `Evidence:` bullet that both branches changed.
 *
 * Of the records the base had, those stay that neither branch took away; what
 * either branch added follows, by date and then by its words. A record that
 * both wrote anew stands there in both versions. The words of the bullet, and
 * whatever else stands below it, are settled as any other text, or not at all.
 */
export function mergeShown(both: OnBoth<readonly Shown[]>, gap: Element['gap']): Element {
  const sides: Sides<readonly Shown[] | null> = both
  const words = mapSides(sides, (shown) => shown?.[0]?.lines ?? null)
  const settled = settleLines(words)
  const others = mapSides(sides, (shown) => shown && otherLines(shown))
  const other = settleLines(others)
  if (other === null) {
    const whole = mapSides(sides, (shown) => shown && wholeLines(shown))
    return undecided(whole, gap)
  }
  const head = settled?.value == null ? undecided(words) : decided(settled.value)
  const isAsOn = (side: Side) => areSameLines(others[side], other.value)
  const records = keptAndAdded(sides, frameOf(both, isAsOn)).map((each) =>
    decided(each.lines, each.gap),
  )
  return joined([head, ...records], gap)
}

function wholeLines(shown: readonly Shown[]): readonly string[] {
  return shown.flatMap(({ lines, gap }, at) => (at === 0 ? lines : [...gap, ...lines]))
}

/** What stands below the bullet's own words and is no record. */
function otherLines(shown: readonly Shown[]): readonly string[] {
  return shown.slice(1).flatMap(({ record, lines }) => (record ? [] : lines))
}

function keptAndAdded(sides: Sides<readonly Shown[] | null>, frame: readonly Shown[]): Shown[] {
  const keyed = mapSides(sides, (shown) => keyedRecords(shown ?? []))
  const kept = frame.filter((each) => each.record === null || isKept(keyOf(each), keyed))
  const added = new Map([...keyed.ours, ...keyed.theirs].filter(([key]) => !keyed.base.has(key)))
  const inOrder = [...added].sort(([a, first], [b, second]) => {
    const [day, other] = [first.record.date ?? '', second.record.date ?? '']
    return compare(day, other) || compare(a, b)
  })
  const [first] = [...kept.filter(({ record }) => record), ...inOrder.map(([, each]) => each)]
  const indent = indentOfFirst(first?.lines)
  return [...kept, ...inOrder.map(([, each]) => ({ ...each, lines: indented(each.lines, indent) }))]
}

function isKept(key: string, { base, ours, theirs }: Sides<ReadonlyMap<string, Shown>>): boolean {
  return base.has(key) && ours.has(key) && theirs.has(key)
}

/** The side whose order and other lines the result has: the base, unless a branch changed those lines. */
function frameOf(
  { base, ours, theirs }: OnBoth<readonly Shown[]>,
  isAsOn: (side: Side) => boolean,
): readonly Shown[] {
  if (base && isAsOn('base')) return base.slice(1)
  return (isAsOn('ours') ? ours : theirs).slice(1)
}

interface ShownRecord extends Shown {
  readonly record: EvidenceRecord
}

/** Records by their words, whatever their indentation; an equal one counts once more. */
function keyedRecords(shown: readonly Shown[]): Map<string, ShownRecord> {
  const records = new Map<string, ShownRecord>()
  for (const each of shown) {
    const { record } = each
    if (record) records.set(keyOf(each), { ...each, record })
  }
  return records
}

function keyOf({ lines }: Shown): string {
  return lines.map((line) => line.trim()).join('\n')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function indentOfFirst([line = '']: readonly string[] = []): string {
  return indentOf(line)
}

/** Lines of which the first begins at another column, and the others as far behind it as they were. */
function indented(lines: readonly string[], indent: string): readonly string[] {
  const own = indentOfFirst(lines)
  if (own === indent) return lines
  return lines.map((line) => (line.startsWith(own) ? indent + line.slice(own.length) : line))
}
