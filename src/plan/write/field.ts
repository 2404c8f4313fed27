import { collapse, escapeText } from '../../markdown/inline.ts'
import type { TextEdit } from '../../text/edit.ts'
import type { Span } from '../../text/source.ts'
import type { Edit, ItemChange } from '../change.ts'
import { nameOf, stepWords } from '../change.ts'
import type { Bullet, Field, Item, Plan, Step } from '../model.ts'
import { nameOfKey } from '../read/fields.ts'
import {
  gapBetween,
  insertFirstChild,
  insertSibling,
  joinLines,
  leadBelow,
  leadOf,
  leadsAfter,
  spellLead,
} from './bullets.ts'
import { UNCHANGED } from './edits.ts'
import { cutLines, linesOf } from './lines.ts'

/**
 * Writes a field that is its words and nothing more, such as `Risk` or `Due`:
 * the first of this key gets the value, else a bullet goes below the last field.
 *
 * @param value plain text.
 */
export function setField(plan: Plan, item: Item, key: string, value: string): Edit {
  const [field] = fieldsNamed(item, key)
  const after = collapse(value)
  if (field?.value.value === after) return UNCHANGED
  const edit = field
    ? replaceValue(plan.source.text, field, escapeText(after))
    : addBullet(plan, item, `${spellKey(plan, item, key)} ${escapeText(after)}`)
  const before = field?.value.value ?? null
  const written = field?.key.value ?? key
  return {
    edits: [edit],
    changes: [{ kind: 'field', item: nameOf(item), key: written, before, after }],
  }
}

/** Takes every field of this key out, with all that stands below them. */
export function removeField(plan: Plan, item: Item, key: string): Edit {
  const fields = fieldsNamed(item, key)
  if (fields.length === 0) return UNCHANGED
  const cut = cutBullets(
    plan,
    item,
    fields.map(({ bullet }) => bullet),
  )
  const gone = fields.map(
    ({ key: { value: written }, value }): ItemChange => ({
      kind: 'field',
      item: nameOf(item),
      key: written,
      before: value.value,
      after: null,
    }),
  )
  return { edits: cut.edits, changes: [...gone, ...cut.changes] }
}

export function fieldsNamed({ fields }: Item, key: string): Field[] {
  const name = nameOfKey(key)
  return fields.filter((field) => nameOfKey(field.key.value) === name)
}

/** The key and its colon, in bold or italics where the item's last field has them so. */
function spellKey({ source: { text } }: Plan, { fields }: Item, key: string): string {
  const model = fields.findLast(({ bullet, value }) => bullet !== null && value.value !== '')
  if (!model?.bullet) return `${key}:`
  const before = text.slice(model.bullet.content, model.key.span.start)
  const behind = text.slice(model.key.span.end, model.value.span.start).trim()
  const isStyled =
    /^(?:\*{1,2}|_{1,2})$/.test(before) && [`${before}:`, `:${before}`].includes(behind)
  return isStyled ? before + key + behind : `${key}:`
}

/** @param markdown one line. */
export function replaceValue(text: string, { value: { span } }: Field, markdown: string): TextEdit {
  const isApart = span.start < span.end || /[ \t]/.test(text.charAt(span.start - 1))
  return { span, insert: isApart ? markdown : ` ${markdown}` }
}

/**
 * Puts a bullet below an item's last field; below its last bullet where it has
 * no field, and below its title where it has neither.
 *
 * @param words Markdown of one line; so are `children`, the bullets below it.
 */
export function addBullet(
  plan: Plan,
  item: Item,
  words: string,
  children: readonly string[] = [],
): TextEdit {
  const { text } = plan.source
  const last = item.fields.at(-1)?.bullet ?? item.children.at(-1)
  const previous = last && item.children[item.children.indexOf(last) - 1]
  const [after] = last ? leadsAfter(text, last, previous) : []
  const lead = after ?? leadBelow(leadOf(text, item.bullet), plan)
  const nested = spellLead(leadBelow(lead, plan))
  const lines = [spellLead(lead) + words, ...children.map((child) => nested + child)]
  const block = joinLines(text, last?.span.end ?? item.bullet.paragraphEnd, lines)
  return last
    ? insertSibling(text, last, previous, block)
    : insertFirstChild(text, item.bullet, lead, block)
}

/** Takes bullets out, with all that stands below them: their steps are changes of their own. */
export function cutBullets(
  { source: { text } }: Plan,
  item: Item,
  given: readonly (Bullet | null)[],
): Edit {
  const bullets = given.filter((bullet) => bullet !== null)
  const isCut = ({ mark: { span } }: Step) =>
    bullets.some((bullet) => span.start >= bullet.span.start && span.end <= bullet.span.end)
  const steps = item.steps.filter((step) => !isCut(step))
  const lost: ItemChange = {
    kind: 'steps',
    item: nameOf(item),
    before: item.steps.map(stepWords),
    after: steps.map(stepWords),
  }
  return {
    edits: runsOf(text, bullets).map((span) => cutLines(text, linesOf(text, span))),
    changes: steps.length < item.steps.length ? [lost] : [],
  }
}

/** Neighbours are taken out as one: they share the blank lines between them. */
function runsOf(text: string, bullets: readonly Bullet[]): Span[] {
  const runs: Span[] = []
  for (const [at, bullet] of bullets.entries()) {
    const upper = bullets[at - 1]
    const isNext = upper !== undefined && gapBetween(text, upper, bullet) !== null
    const run = isNext ? runs.pop() : undefined
    runs.push({ start: run?.start ?? bullet.span.start, end: bullet.span.end })
  }
  return runs
}
