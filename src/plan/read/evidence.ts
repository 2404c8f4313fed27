import { collapse, linksOf } from '../../markdown/inline.ts'
import type { Inline, Link, ListItem } from '../../markdown/outline.ts'
import { isDay } from '../../text/dates.ts'
import { lettered } from '../../text/lettered.ts'
import type { Bullet, EvidenceRecord, EvidenceRequirement } from '../model.ts'
import type { ChildField } from './fields.ts'
import type { Prose } from './prose.ts'
import { locateExactly } from './prose.ts'
import type { Reading } from './reading.ts'
import { bulletOf, leadOf, proseOf, report } from './reading.ts'

/**
 * What must be shown, from the first `Evidence:` field, and what was: links in
 * any of these fields' own words, and the bullets below them.
 *
 * @param item position of the item, for what is found wrong.
 */
export function readEvidence(
  reading: Reading,
  fields: readonly ChildField[],
  item: number,
): EvidenceRequirement {
  const [first] = fields
  if (first === undefined) return NONE
  const { value, bullet } = first.field
  return {
    required: value.value === '' ? null : value,
    bullet,
    records: fields.flatMap((field) => recordsOf(reading, field, item)),
  }
}

const NONE: EvidenceRequirement = { required: null, bullet: null, records: [] }

function recordsOf(reading: Reading, field: ChildField, item: number): EvidenceRecord[] {
  return field.source.blocks.flatMap((block, index) => {
    if (block.kind === 'list') {
      return block.items.flatMap((each) => readBullet(reading, each, item))
    }
    if (block.kind !== 'paragraph') return []
    const inlines = index === 0 ? field.content : reading.outline.inlines(block)
    return linksIn(inlines).map((link) => recordOf(link, NO_WORDS, null))
  })
}

/** What a record's words say besides its link. */
interface Words {
  readonly date: string | null
  readonly expires: string | null
  readonly note: string | null
}

const NO_WORDS: Words = { date: null, expires: null, note: null }

/**
 * The records in one bullet: one for each link, or a note when it has none.
 * The bullets below a record are talk about it; those below a note are records.
 */
function readBullet(reading: Reading, source: ListItem, item: number): EvidenceRecord[] {
  const lead = source.box ? null : leadOf(source)
  if (lead === null) return []
  const prose = proseOf(reading, lead)
  const links = linksIn(reading.outline.inlines(lead))
  const words = readWords(reading, prose, links, item)
  const bullet = bulletOf(source)
  if (links.length > 0) return links.map((link) => recordOf(link, words, bullet))
  const below = source.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
  const records = below.flatMap((each) => readBullet(reading, each, item))
  const isHeading = records.length > 0 && /[:：]$/.test(prose.text.trimEnd())
  return isHeading ? records : [...noteOf(words, bullet), ...records]
}

function noteOf({ date, expires, note }: Words, bullet: Bullet): EvidenceRecord[] {
  if (note === null) return []
  const words = { target: note, label: note, isNote: true, pin: null, note: null }
  return [{ date, ...words, expires, span: bullet.span, bullet }]
}

/** The record of a link. @param bullet it stands in; null for one in the field's own words. */
export function recordOf(
  link: Omit<Link, 'kind'>,
  { date, expires, note }: Words,
  bullet: Bullet | null,
): EvidenceRecord {
  const { url: target, label, title: pin } = link
  const span = bullet?.span ?? link.span
  return { date, target, label, isNote: false, pin, expires, note, span, bullet }
}

/** Links that may prove something: a mail address proves nothing. */
function linksIn(inlines: readonly Inline[]): Link[] {
  return linksOf(inlines).filter(({ url }) => !url.startsWith('mailto:'))
}

const DATE = /^\s*(\d{4}-\d{2}-\d{2})(?![\w-])[\s:,–—-]*/
const EXPIRES =
  /(?<![\s(,;])[\s(,;]*\b(?:expires?(?: on)?|valid until):? (\d{4}-\d{2}-\d{2})(?![\w-])\)?/i

/** Date and end of a record, and the words that are left. */
function readWords(reading: Reading, prose: Prose, links: readonly Link[], item: number): Words {
  const text = wordsBeside(prose, links)
  const date = DATE.exec(text)
  const rest = text.slice(date?.[0].length ?? 0)
  const expires = EXPIRES.exec(rest)
  const left = expires
    ? `${rest.slice(0, expires.index)} ${rest.slice(expires.index + expires[0].length)}`
    : rest
  for (const written of [date?.[1], expires?.[1]]) {
    if (written !== undefined && !isDay(written)) reportDate(reading, prose, written, item)
  }
  return { date: validDay(date?.[1]), expires: validDay(expires?.[1]), note: noteIn(left) }
}

/** Everything but links, what joins them, and images; one space where they stood. */
function wordsBeside(prose: Prose, links: readonly Link[]): string {
  const out: readonly unknown[] = links
  const isJoint = (words: string) => links.length > 1 && JOINT.test(words)
  return prose.pieces
    .map(({ inline, value }) => {
      return out.includes(inline) || inline.kind === 'image' || isJoint(value) ? ' ' : value
    })
    .join('')
    .replace(/\s+/g, ' ')
}

const JOINT = /^[\s,;+&|/]*(?:and)?\s*$/i

/** Words without what joins them to the link; null where only signs are left. */
function noteIn(words: string): string | null {
  const note = collapse(words).replace(/^[\s:,–—-]+/, '')
  return SPOKEN(note).test(note) ? note : null
}

const SPOKEN = lettered(({ letter, number }) => `[${letter}${number}]`)

function validDay(day: string | undefined): string | null {
  return day !== undefined && isDay(day) ? day : null
}

function reportDate(reading: Reading, prose: Prose, day: string, item: number): void {
  const from = prose.text.indexOf(day)
  const { span } = locateExactly(prose, from, from + day.length)
  report(reading, 'bad-date', { what: `date ${day} in a record`, span, item })
}
