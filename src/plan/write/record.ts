import { EXIT, HardenError } from '../../diagnostics/diagnostic.ts'
import { collapse, escapeText, linkMarkdown } from '../../markdown/inline.ts'
import type { TextEdit } from '../../text/edit.ts'
import type { Change, Edit, RecordContent } from '../change.ts'
import { nameOf, recordContent } from '../change.ts'
import type { Bullet, EvidenceRecord, Item, Plan } from '../model.ts'
import { insertFirstChild, joinLines, leadBelow, leadOf, leadsAfter, spellLead } from './bullets.ts'
import { UNCHANGED } from './edits.ts'
import { addBullet, cutBullets } from './field.ts'
import { insertBelow, lastLineEnd } from './lines.ts'

/** A record to be written: always dated. Of a note, `target` holds the words, and `note` and `pin` are null. */
export type NewRecord = RecordContent & { readonly date: string }

/** As `addRecords`, for one. */
export function addRecord(plan: Plan, item: Item, record: NewRecord): Edit {
  return addRecords(plan, item, [record])
}

/**
 * Records what was shown, a line each: below the last record, else below the
 * words of the `Evidence:` bullet, else below a new one.
 *
 * A record that is there is left out, whatever its date and label: same
 * target, pin, end and note.
 *
 * @throws HardenError `bad-note` for words that would be read as the record's end.
 */
export function addRecords(plan: Plan, item: Item, records: readonly NewRecord[]): Edit {
  const known: RecordContent[] = [...item.evidence.records]
  const added: RecordContent[] = []
  for (const record of records.map(tidy)) {
    if (known.some((each) => isSame(each, record))) continue
    known.push(record)
    added.push(record)
  }
  if (added.length === 0) return UNCHANGED
  return {
    edits: [insertRecords(plan, item, added.map(spellRecord))],
    changes: added.map((record) => ({ kind: 'record-added', item: nameOf(item), record })),
  }
}

/**
 * Writes a record anew in its place: its words, on one line.
 *
 * @throws RangeError for a link in the `Evidence:` line, which is never changed.
 */
export function replaceRecord(
  plan: Plan,
  item: Item,
  record: EvidenceRecord,
  next: NewRecord,
): Edit {
  const after = tidy(next)
  const before = recordContent(record)
  if (isSame(before, after) && before.date === after.date && before.label === after.label) {
    return UNCHANGED
  }
  const bullet = bulletOf(record)
  const words = recordsBeside(item, record).map((each) => (each === record ? after : each))
  // What stands below a note are records of their own; below a link, words about it.
  const lost = before.isNote && !after.isNote ? recordsBelow(item, bullet) : []
  return {
    edits: [rewrite(plan.source.text, bullet, words)],
    changes: [
      ...[record, ...lost].map((each) => removal(item, each)),
      { kind: 'record-added', item: nameOf(item), record: after },
    ],
  }
}

/**
 * Takes a record's line out, with all that stands below it.
 *
 * @throws RangeError for a link in the `Evidence:` line, which is never changed.
 */
export function removeRecord(plan: Plan, item: Item, record: EvidenceRecord): Edit {
  const { text } = plan.source
  const bullet = bulletOf(record)
  const others = recordsBeside(item, record).filter((each) => each !== record)
  if (others.length > 0) {
    return { edits: [rewrite(text, bullet, others)], changes: [removal(item, record)] }
  }
  const gone = [record, ...recordsBelow(item, bullet)]
  const { edits, changes } = cutBullets(plan, item, [bullet])
  return { edits, changes: [...gone.map((each) => removal(item, each)), ...changes] }
}

function removal(item: Item, record: EvidenceRecord): Change {
  return { kind: 'record-removed', item: nameOf(item), record: recordContent(record) }
}

/** The content as it will be read: on one line, without what a note cannot begin or end with. */
function tidy(record: NewRecord): RecordContent {
  const { date, pin, expires } = record
  if (record.isNote) {
    const words = tidyNote(record.target)
    if (words === null) throw badNote(record.target, 'without words')
    return { date, target: words, label: words, isNote: true, pin: null, expires, note: null }
  }
  const note = record.note === null ? null : tidyNote(record.note)
  const label = collapse(record.label) || record.target
  return { date, target: record.target, label, isNote: false, pin: pin || null, expires, note }
}

function tidyNote(words: string): string | null {
  const note = collapse(words).replace(/^[\s:,–—-]+|[\s,;(]+$/g, '')
  if (/\b(?:expires?(?: on)?|valid until):? \d{4}-\d{2}-\d{2}/i.test(note))
    throw badNote(note, 'with an end date')
  return /[\p{L}\p{N}]/u.test(note) ? note : null
}

function badNote(note: string, fault: string): HardenError {
  return new HardenError({
    code: 'bad-note',
    exit: EXIT.usage,
    message: `Unexpected note “${note}” ${fault}, expected words alone`,
    mend: 'Say what was shown, and give its last day with --expires',
  })
}

function isSame(a: RecordContent, b: RecordContent): boolean {
  return (
    a.isNote === b.isNote &&
    a.target === b.target &&
    a.pin === b.pin &&
    a.expires === b.expires &&
    a.note === b.note
  )
}

/** `2026-02-20 [label](target "pin") note, expires 2026-05-21`. */
function spellRecord({ date, target, label, isNote, pin, expires, note }: RecordContent): string {
  const shown = isNote ? escapeNote(target) : linkMarkdown(label, target, pin)
  const words = note === null ? shown : `${shown} ${escapeNote(note)}`
  const end = expires === null ? '' : `${words === shown && !isNote ? '' : ','} expires ${expires}`
  return `${date === null ? '' : `${date} `}${words}${end}`
}

/** Words in which no address becomes a link: that would be a record of its own. */
function escapeNote(words: string): string {
  return escapeText(words).replace(/(?<=https?):(?=\/\/)|(?<=www)\./gi, '\\$&')
}

function insertRecords(plan: Plan, item: Item, records: readonly string[]): TextEdit {
  const { text } = plan.source
  const { bullet } = item.evidence
  if (bullet === null) return addBullet(plan, item, 'Evidence:', records)
  const [last, previous] = recordBullets(item).reverse()
  if (last) {
    const leads = leadsAfter(text, last, previous, records.length)
    const lines = leads.map((lead, index) => spellLead(lead) + records[index])
    return insertBelow(text, lastLineEnd(text, last.span), joinLines(text, last.span.end, lines))
  }
  const lead = leadBelow(leadOf(text, bullet), plan)
  const lines = records.map((words) => spellLead(lead) + words)
  return insertFirstChild(text, bullet, lead, joinLines(text, bullet.paragraphEnd, lines))
}

/** The bullets that hold records, each once, in order; those below a note are not its siblings. */
function recordBullets({ evidence: { records } }: Item): Bullet[] {
  const bullets: Bullet[] = []
  for (const { bullet } of records) {
    const last = bullets.at(-1)
    if (bullet && (!last || bullet.span.start >= last.span.end)) bullets.push(bullet)
  }
  return bullets
}

function recordsBelow({ evidence: { records } }: Item, { span }: Bullet): EvidenceRecord[] {
  return records.filter(
    ({ bullet }) => bullet && bullet.span.start > span.start && bullet.span.end <= span.end,
  )
}

function bulletOf({ bullet, target }: EvidenceRecord): Bullet {
  if (bullet === null) throw new RangeError(`Record ${target} stands in the requirement itself`)
  return bullet
}

/** The records of one bullet, several where it holds several links. */
function recordsBeside(
  { evidence: { records } }: Item,
  { span }: EvidenceRecord,
): EvidenceRecord[] {
  return records.filter((each) => each.bullet?.span.start === span.start)
}

/** Writes a bullet's own words anew, a line for each record; what stands below them stays with the last. */
function rewrite(text: string, bullet: Bullet, records: readonly RecordContent[]): TextEdit {
  const lead = spellLead(leadOf(text, bullet))
  const [first = '', ...others] = records.map(spellRecord)
  const lines = [first, ...others.map((words) => lead + words)]
  const span = { start: bullet.content, end: bullet.paragraphEnd }
  return { span, insert: joinLines(text, bullet.span.start, lines) }
}
