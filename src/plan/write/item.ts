import { collapse, escapeText } from '../../markdown/inline.ts'
import { lineEndFor, lineStart, nextLine } from '../../text/source.ts'
import type { Edit } from '../change.ts'
import { handleOf, normaliseTitle } from '../handle.ts'
import type { Bullet, Item, Plan } from '../model.ts'
import type { Lead } from './bullets.ts'
import { gapBetween, leadBelow, leadOf, markerAfter, spellLead } from './bullets.ts'
import { blankLinesBetween, blankOut, columnAt, widthOf } from './lines.ts'
import type { Destination } from './place.ts'
import { itemsOf, placeAtEnd } from './place.ts'

/** A piece of hardening to be written; plain text, null for what is not said. */
export interface NewItem {
  readonly title: string
  readonly owner: string | null
  readonly evidence: string | null
  readonly risk: string | null
}

/** Puts a new item, not started, behind the last of a section, in that list's style. */
export function addItem(plan: Plan, destination: Destination, item: NewItem): Edit {
  const items = itemsOf(destination)
  const { lead, insert } = placeAtEnd(plan, destination)
  const title = collapse(item.title)
  const head = `${spellLead(lead)}[ ] ${escapeText(title)}`
  const block = head + spellFields(plan, { lead, fields: fieldsOf(item), near: items })
  const at = { horizon: destination.name, index: items.length + 1 }
  const edit = insert(block)
  const handle = handleAt(plan, title, edit.span.start)
  return { edits: [edit], changes: [{ kind: 'added', item: { handle, title }, at }] }
}

function fieldsOf({ owner, evidence, risk }: NewItem): string[] {
  return Object.entries({ Owner: owner, Evidence: evidence, Risk: risk }).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${escapeText(value)}`],
  )
}

/** The handle of a new title at `offset`: equal ones are numbered in document order. */
function handleAt({ items }: Plan, title: string, offset: number): string {
  const name = normaliseTitle(title)
  const twins = items.filter(
    ({ bullet, title: { value } }) => bullet.span.start < offset && normaliseTitle(value) === name,
  )
  return twins.length === 0 ? handleOf(title) : `${handleOf(title)}.${twins.length + 1}`
}

interface Fields {
  readonly lead: Lead
  readonly fields: readonly string[]
  /** The items beside it; the last that has bullets below its title shows how those are spelled. */
  readonly near: readonly Item[]
}

function spellFields(plan: Plan, { lead, fields, near }: Fields): string {
  const { text } = plan.source
  const model = near.findLast(({ children }) => children.length > 0)
  const eol = lineEndFor(text, near.at(-1)?.bullet.span.end ?? text.length)
  if (!model) return fields.map((words) => eol + spellLead(leadBelow(lead, plan)) + words).join('')
  const [above, between] = gapsOf(text, model)
  let block = ''
  let child = childLead(text, model, lead)
  // Right below a paragraph, a list may begin with the number one alone.
  if (above === 0) child = { ...child, marker: child.marker.replace(/^\d+/, '1') }
  for (const [index, words] of fields.entries()) {
    block += eol.repeat((index === 0 ? above : between) + 1) + spellLead(child) + words
    child = { ...child, marker: markerAfter(child.marker) }
  }
  return block
}

/** How many blank lines there are below an item's title, and between the bullets there. */
function gapsOf(text: string, { bullet, children }: Item): [above: number, between: number] {
  const [first, second] = children as [Bullet, ...Bullet[]]
  const above = blankLinesBetween(
    text,
    nextLine(text, bullet.paragraphEnd),
    lineStart(text, first.span.start),
  )
  const between = second ? gapBetween(text, first, second) : null
  return [above ?? 0, between ?? 0]
}

/** As the model's first child begins; moved along where the new item's content begins elsewhere. */
function childLead(text: string, { bullet, children }: Item, lead: Lead): Lead {
  const [first] = children as [Bullet, ...Bullet[]]
  const child = leadOf(text, first)
  const inset = columnAt(text, first.marker.start) - widthOf(spellLead(leadOf(text, bullet)))
  const wanted = widthOf(spellLead(lead)) + inset
  if (widthOf(child.indent) === wanted) return child
  return { ...child, indent: blankOut(spellLead(lead)) + ' '.repeat(Math.max(0, inset)) }
}
