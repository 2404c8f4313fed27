import type { Bullet, EvidenceRecord, Item, Step } from '../model.ts'
import { nameOfKey } from '../read/fields.ts'
import type { Marked } from './marked.ts'
import type { LineRange, Page } from './page.ts'
import { blankLinesAbove, columnOf, lineOf, linesIn, rangeOf } from './page.ts'

/** A part of an item, in whole lines. */
export interface Block {
  /** What it is, for people: `title`, `owner`, `step`, `detail`. */
  readonly part: string
  /** The same for the same thing in another text. */
  readonly key: string
  readonly lines: readonly string[]
  /** Blank lines above it. */
  readonly gap: readonly string[]
  /** Only of a title and of a step. */
  readonly marked: Marked | null
  /** Only of an `Evidence:` bullet: what it is made of, its own words first. */
  readonly shown: readonly Shown[] | null
}

/** A part of an `Evidence:` bullet. */
export interface Shown {
  /** Null for words and for whatever is no record. */
  readonly record: EvidenceRecord | null
  readonly lines: readonly string[]
  readonly gap: readonly string[]
}

/** The parts of an item in order, its title first; nothing between them is left out. */
export function blocksOf(page: Page, item: Item): Block[] {
  const whole = rangeOf(page, item.bullet.span)
  const title = { first: whole.first, end: lineOf(page, item.bullet.paragraphEnd) + 1 }
  const head: Block = {
    ...{ part: 'title', key: 'title', lines: linesIn(page, title), gap: [], shown: null },
    marked: { lines: linesIn(page, title), mark: markSpan(page, item.mark.span) },
  }
  const bullets = item.children.map((bullet) => ({ bullet, range: rangeOf(page, bullet.span) }))
  const cuts = cutAt(page, { first: title.end, end: whole.end }, bullets)
  const body = cuts.map(({ range, gap, known }) => {
    const lines = linesIn(page, range)
    const words = { lines, gap, marked: null, shown: null }
    return known === null
      ? { part: 'words', key: `words ${lines.join('\n')}`, ...words }
      : { ...words, ...bulletPart(page, item, known.bullet, range) }
  })
  return [head, ...numbered(body)]
}

/** A range of lines, and the bullet it is when it is one. */
interface Cut<T> {
  readonly range: LineRange
  readonly gap: readonly string[]
  readonly known: T | null
}

/** Cuts lines at what is known to stand there; what stands between goes by itself, blank lines aside. */
function cutAt<T extends { readonly range: LineRange }>(
  page: Page,
  { first, end }: LineRange,
  known: readonly T[],
): Cut<T>[] {
  const cuts: Cut<T>[] = []
  let at = first
  const cut = (range: LineRange, found: T | null) => {
    const gap = blankLinesAbove(page, range.first, at)
    cuts.push({ range, gap, known: found })
    at = range.end
  }
  const cutWords = (below: number) => {
    const isFilled = (line: string) => !page.isBlank(line)
    const lines = page.lines.slice(at, below)
    const top = lines.findIndex(isFilled)
    if (top >= 0) cut({ first: at + top, end: at + lines.findLastIndex(isFilled) + 1 }, null)
  }
  for (const each of known) {
    if (each.range.first < at) continue
    cutWords(each.range.first)
    cut(each.range, each)
  }
  cutWords(end)
  return cuts
}

function markSpan(page: Page, { start, end }: { start: number; end: number }) {
  const column = columnOf(page, start)
  return { start: column, end: column + end - start }
}

type BulletPart = Pick<Block, 'part' | 'key'> & Partial<Pick<Block, 'marked' | 'shown'>>

function bulletPart(page: Page, item: Item, bullet: Bullet, range: LineRange): BulletPart {
  const lines = linesIn(page, range)
  const field = item.fields.find((each) => each.bullet === bullet)
  if (field) {
    const part = nameOfKey(field.key.value)
    if (part !== 'evidence') return { part, key: `field ${part}` }
    return { part, key: `field ${part}`, shown: shownIn(page, item, bullet, range) }
  }
  const step = stepAt(item, bullet)
  if (!step) return { part: 'detail', key: `detail ${lines.join('\n')}` }
  const marked = { lines, mark: markSpan(page, step.mark.span) }
  return { part: 'step', key: `step ${step.text.value}`, marked }
}

function stepAt({ steps }: Item, { content }: Bullet): Step | undefined {
  return steps.find(({ mark }) => mark.span.start === content + 1)
}

/** A record's bullet goes whole, with what stands below it. */
function shownIn(page: Page, item: Item, bullet: Bullet, { first, end }: LineRange): Shown[] {
  const words = { first, end: lineOf(page, bullet.paragraphEnd) + 1 }
  const records = item.evidence.records.flatMap((record) => {
    if (record.bullet === null) return []
    const range = rangeOf(page, record.bullet.span)
    return range.first >= words.end && range.end <= end ? [{ record, range }] : []
  })
  const cuts = cutAt(page, { first: words.end, end }, records)
  return [
    { record: null, lines: linesIn(page, words), gap: [] },
    ...cuts.map(({ range, gap, known }) => ({
      record: known?.record ?? null,
      lines: linesIn(page, range),
      gap,
    })),
  ]
}

/** Several of one key are told apart by their number. */
function numbered(blocks: readonly Block[]): Block[] {
  const counts = new Map<string, number>()
  return blocks.map((block) => {
    const count = (counts.get(block.key) ?? 0) + 1
    counts.set(block.key, count)
    return count === 1 ? block : { ...block, key: `${block.key} ${count}` }
  })
}
