import { collapse, escapeText, linkMarkdown } from '../../markdown/inline.ts'
import type { TextEdit } from '../../text/edit.ts'
import { lineEndFor, slice } from '../../text/source.ts'
import type { Edit } from '../change.ts'
import type { Item, Plan, Queue, QueueEntry } from '../model.ts'
import type { Lead } from './bullets.ts'
import { leadOf, leadsAfter, respell } from './bullets.ts'
import { UNCHANGED } from './edits.ts'
import { cutLines, endOfWords, insertApart, lastLineEnd, linesOf } from './lines.ts'
import type { Placed, Standing } from './rearrange.ts'
import { rearrange, standingsOf } from './rearrange.ts'

/** What a place of the queue is to hold: an entry that is there, plain words, or an item's title as written. */
export type QueueDraft = { readonly entry: QueueEntry } | NewDraft

type NewDraft = ({ readonly text: string } | { readonly item: Item }) & {
  /** Where the words alone would not lead back to the item. */
  readonly link?: ItemLink | undefined
}

/** Its label finds the item, its URL leads readers to where that stands. */
export interface ItemLink {
  readonly label: string
  readonly url: string
}

/**
 * Writes the queue's entries in this order, with the least disturbance: an
 * entry takes its wrapped lines and children along, numbers belong to places,
 * and as many entries as possible stay where they are.
 *
 * @throws RangeError when the plan has no queue, or an entry is given twice.
 */
export function setQueue(plan: Plan, drafts: readonly QueueDraft[]): Edit {
  const { text } = plan.source
  const queue = queueOf(plan)
  demandOwnEntries(queue, drafts)
  const edits = editsOf(text, queue, drafts)
  if (edits.length === 0) return UNCHANGED
  const before = queue.entries.map(speak)
  const after = drafts.map((draft) => ('entry' in draft ? speak(draft.entry) : wordsOf(draft)))
  return { edits, changes: [{ kind: 'queue', before, after }] }
}

function queueOf({ queue }: Plan): Queue {
  if (!queue) throw new RangeError('The plan has no queue to write')
  return queue
}

function demandOwnEntries({ entries }: Queue, drafts: readonly QueueDraft[]): void {
  const given = drafts.flatMap((draft) => ('entry' in draft ? [draft.entry] : []))
  if (new Set(given).size < given.length || given.some((entry) => !entries.includes(entry))) {
    throw new RangeError('An entry is given twice, or is not of this queue')
  }
}

/** How a change names an entry: its text, and the item it is linked to. */
export function speak({ text, link }: QueueEntry): string {
  return link ? `${text.value} -> ${link.value}` : text.value
}

function isNew(draft: QueueDraft): draft is NewDraft {
  return !('entry' in draft)
}

function wordsOf(draft: NewDraft): string {
  const words = collapse('item' in draft ? draft.item.title.value : draft.text)
  return draft.link ? `${words} -> ${draft.link.label}` : words
}

function editsOf(text: string, queue: Queue, drafts: readonly QueueDraft[]): TextEdit[] {
  const [first] = queue.entries
  const last = queue.entries.at(-1)
  if (first && last) {
    const list = { start: first.bullet.marker.start, end: lastLineEnd(text, last.bullet.span) }
    if (drafts.length === 0) return [cutLines(text, linesOf(text, list))]
    return rearrange(text, list, placed(text, queue, drafts))
  }
  if (drafts.length === 0) return []
  const end = endOfWords(text, queue.span, queue.heading)
  const lines = drafts.filter(isNew).map((draft, index) => `${index + 1}. ${spell(text, draft)}`)
  return [insertApart(text, end, lines.join(lineEndFor(text, end)))]
}

function placed(text: string, { entries }: Queue, drafts: readonly QueueDraft[]): Placed[] {
  const leads = leadsFor(text, entries, drafts.length)
  const standings = standingsOf(
    text,
    entries.map(({ bullet }) => bullet),
  )
  const last = standings.at(-1) as Standing
  return leads.map((lead, place) => {
    const draft = drafts[place] as QueueDraft
    const { indent, marker, padding } = lead
    if (isNew(draft)) {
      const block = marker + padding + spell(text, draft)
      return { indent, block, separator: last.separator, from: null }
    }
    const from = standings[entries.indexOf(draft.entry)] as Standing
    const block = respell(text, draft.entry.bullet, lead)
    return { indent, block, separator: from.separator, from }
  })
}

/** How each place begins: as it does now, and on from there. */
function leadsFor(text: string, entries: readonly QueueEntry[], count: number): Lead[] {
  const [last, previous] = entries.slice(-2).reverse() as [QueueEntry, QueueEntry?]
  const leads = entries.slice(0, count).map(({ bullet }) => leadOf(text, bullet))
  return [...leads, ...leadsAfter(text, last.bullet, previous?.bullet, count - leads.length)]
}

/** A title that could not begin a bullet as it is written is spelled anew. */
const SAFE_START = /^(?!\d{1,9}[.)](?:\s|$))[\p{L}\p{N}`]/u

function spell(text: string, draft: NewDraft): string {
  const words = spellWords(text, draft)
  return draft.link ? `${words} ${spellLink(draft.link)}` : words
}

function spellLink({ label, url }: ItemLink): string {
  return `-> ${linkMarkdown(label, url)}`
}

function spellWords(text: string, draft: NewDraft): string {
  if (!('item' in draft)) return escapeText(draft.text)
  const { span, value } = draft.item.title
  const written = slice(text, span).replace(/[ \t]*\\?(?:\r\n|\n|\r)[ \t]*/g, ' ')
  return SAFE_START.test(written) ? written : escapeText(value)
}

/** Says which item an entry stands for, by a link at its end: `-> [qmzt](#immediate)`. */
export function linkEntry(plan: Plan, entry: QueueEntry, to: ItemLink): Edit {
  const { text, link, bullet } = entry
  const insert = spellLink(to)
  if (link && slice(plan.source.text, link.span) === insert) return UNCHANGED
  const end = { start: bullet.paragraphEnd, end: bullet.paragraphEnd }
  const { entries } = queueOf(plan)
  const linked = speak({ ...entry, text, link: { value: to.label, span: end } })
  return {
    edits: [link ? { span: link.span, insert } : { span: end, insert: ` ${insert}` }],
    changes: [
      {
        kind: 'queue',
        before: entries.map(speak),
        after: entries.map((each) => (each === entry ? linked : speak(each))),
      },
    ],
  }
}
