import type { Heading, Link, List, ListItem } from '../../markdown/outline.ts'
import type { Located } from '../../text/source.ts'
import { isAddress } from '../address.ts'
import type { Queue, QueueEntry } from '../model.ts'
import { wholeLines } from './body.ts'
import { wordsBehind } from './children.ts'
import type { Prose } from './prose.ts'
import { endOf, locate } from './prose.ts'
import type { Reading } from './reading.ts'
import { bulletOf, leadOf, proseOf } from './reading.ts'
import type { Section } from './sections.ts'

/** The section of the queue, and its ordered list when it has one. */
export interface QueuePlace {
  readonly section: Section & { readonly heading: Heading }
  readonly list: List | null
}

/**
 * Finds the queue: a section whose heading says "queue" and that holds an
 * ordered list. A heading with a time window is a horizon's, whatever it says,
 * and where two could be meant, the list that is not all boxes is the queue.
 */
export function findQueue(sections: readonly Section[], title: Section | null): QueuePlace | null {
  const places = sections
    .filter((each) => each !== title && each.window === null && /queue/i.test(each.title.value))
    .filter(isHeaded)
    .map((section) => ({ section, list: listBelow(sections, section) }))
  const listed = places.filter(({ list }) => list !== null)
  return (
    listed.find(({ list }) => list?.items.some(({ box }) => box === null)) ??
    listed[0] ??
    places.find(({ section }) => section.blocks.every(({ kind }) => kind !== 'list')) ??
    null
  )
}

export function readQueue(reading: Reading, { section, list }: QueuePlace): Queue {
  return {
    heading: section.heading.span,
    name: section.title.value,
    size: sizeIn(section.title.value),
    entries: list?.items.map((item) => readEntry(reading, item)) ?? [],
    list: list?.span ?? null,
    span: { start: section.start, end: section.ownEnd },
  }
}

function isHeaded(section: Section): section is QueuePlace['section'] {
  return section.heading !== null
}

function listBelow(sections: readonly Section[], queue: Section): List | null {
  for (const { start, blocks } of sections) {
    if (start < queue.start || start >= queue.end) continue
    for (const block of blocks) if (block.kind === 'list' && block.ordered) return block
  }
  return null
}

const DEFAULT_SIZE = 5

function sizeIn(heading: string): number {
  const number =
    /\b(?:next|top|first)\s+(\d{1,3})\b/i.exec(heading) ??
    /(?<![\d-])(\d{1,2})(?![\d-])/.exec(heading)
  return number ? Number(number[1]) : DEFAULT_SIZE
}

function readEntry(reading: Reading, item: ListItem): QueueEntry {
  const lead = leadOf(item)
  const prose = lead && proseOf(reading, lead)
  const link = prose && linkAtEnd(prose)
  const words = wordsBehind(reading, lead, item.box?.span.end ?? item.content)
  return {
    number: Number.parseInt(reading.text.slice(item.marker.start, item.marker.end), 10),
    text: prose && link ? locate(prose, 0, link.from) : words,
    link: link?.link ?? null,
    bullet: bulletOf(item),
    lines: wholeLines(reading.text, item.span),
  }
}

/** An arrow and a link whose label is an address, at the end of the words. */
function linkAtEnd(prose: Prose): { link: Located<string>; from: number } | null {
  const piece = prose.pieces.findLast(({ value }) => value.trim() !== '')
  if (piece?.inline.kind !== 'link' || !isItemLink(piece.inline)) return null
  const arrow = /(?<!\s)\s*(?:->|→)\s*$/.exec(prose.text.slice(0, piece.start))
  if (arrow === null) return null
  const { span } = locate(prose, arrow.index, endOf(piece))
  return { link: { value: piece.value, span }, from: arrow.index }
}

function isItemLink({ label, url }: Link): boolean {
  return url.startsWith('#') && isAddress(label)
}
