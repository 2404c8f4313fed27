import { collapse } from '../../markdown/inline.ts'
import type { List, ListItem } from '../../markdown/outline.ts'
import type { Legend, LegendEntry } from '../model.ts'
import { DEFAULT_LEGEND, foldMark, statusInLegend } from '../status.ts'
import type { Prose } from './prose.ts'
import { endOf } from './prose.ts'
import type { Reading } from './reading.ts'
import { leadOf, proseOf } from './reading.ts'
import type { Section } from './sections.ts'

/**
 * The plan's own words for its marks, from the bullets of its legend: a mark
 * as code (`` `[ ]` Not started ``) or as a real box.
 *
 * @param sections of the legend, sub-sections included; none where the plan has no legend.
 */
export function readLegend(reading: Reading, sections: readonly Section[]): Legend {
  const own = new Map<string, LegendEntry>()
  for (const { blocks } of sections) {
    for (const block of blocks) if (block.kind === 'list') readList(reading, block, own)
  }
  const entries = new Map(DEFAULT_LEGEND.map((entry) => [entry.mark, own.get(entry.mark) ?? entry]))
  for (const entry of own.values()) entries.set(entry.mark, entry)
  const [first] = sections
  return { entries, span: first ? { start: first.start, end: first.end } : null }
}

function readList(reading: Reading, list: List, entries: Map<string, LegendEntry>): void {
  for (const item of list.items) {
    readBullet(reading, item, entries)
    for (const block of item.blocks) if (block.kind === 'list') readList(reading, block, entries)
  }
}

function readBullet(reading: Reading, item: ListItem, entries: Map<string, LegendEntry>): void {
  const lead = leadOf(item)
  const prose = lead && proseOf(reading, lead)
  const meaning = prose ? meaningOf(prose) : ''
  for (const mark of item.box ? [item.box.mark] : marksOf(prose)) {
    const folded = foldMark(mark)
    if (entries.has(folded)) continue
    entries.set(folded, { mark: folded, meaning, status: statusInLegend(folded) })
  }
}

const MARK = /^\[(.)\]$/u

function marksOf(prose: Prose | null): string[] {
  return (prose?.pieces ?? []).flatMap(({ inline }) => {
    const mark = inline.kind === 'code' ? MARK.exec(inline.value)?.[1] : undefined
    return mark === undefined ? [] : [mark]
  })
}

/** The words of a bullet without its marks and what joins them to the words. */
function meaningOf(prose: Prose): string {
  let words = ''
  for (const piece of prose.pieces) {
    const isMark = piece.inline.kind === 'code' && MARK.test(piece.value)
    words += isMark ? ' ' : prose.text.slice(piece.start, endOf(piece))
  }
  return collapse(words).replace(/^(?:(?:[/,|:=–—-]|->|→|or)\s+)+/, '')
}
