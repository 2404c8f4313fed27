import { collapse, escapeText } from '../../markdown/inline.ts'
import type { TextEdit } from '../../text/edit.ts'
import type { Edit, ItemChange } from '../change.ts'
import { nameOf, stepWords } from '../change.ts'
import type { Bullet, Field, Item, Plan, Step } from '../model.ts'
import { nameOfKey } from '../read/fields.ts'
import {
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
  const field = fieldNamed(item, key)
  const after = collapse(value)
  if (field?.value.value === after) return UNCHANGED
  const edit = field
    ? replaceValue(plan.source.text, field, escapeText(after))
    : addBullet(plan, item, `${key}: ${escapeText(after)}`)
  const before = field?.value.value ?? null
  const written = field?.key.value ?? key
  return {
    edits: [edit],
    changes: [{ kind: 'field', item: nameOf(item), key: written, before, after }],
  }
}

/** Takes the first field of this key out, with all that stands below it. */
export function removeField(plan: Plan, item: Item, key: string): Edit {
  const field = fieldNamed(item, key)
  if (!field?.bullet) return UNCHANGED
  const before = field.value.value
  const { edits, changes } = cutBullet(plan, item, field.bullet)
  return {
    edits,
    changes: [
      { kind: 'field', item: nameOf(item), key: field.key.value, before, after: null },
      ...changes,
    ],
  }
}

export function fieldNamed({ fields }: Item, key: string): Field | undefined {
  const name = nameOfKey(key)
  return fields.find((field) => nameOfKey(field.key.value) === name)
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

/** Takes a bullet out, with all that stands below it: its steps are changes of their own. */
export function cutBullet({ source: { text } }: Plan, item: Item, { span }: Bullet): Edit {
  const isKept = ({ mark }: Step) => mark.span.start < span.start || mark.span.start >= span.end
  const steps = item.steps.filter(isKept)
  const lost: ItemChange = {
    kind: 'steps',
    item: nameOf(item),
    before: item.steps.map(stepWords),
    after: steps.map(stepWords),
  }
  return {
    edits: [cutLines(text, linesOf(text, span))],
    changes: steps.length < item.steps.length ? [lost] : [],
  }
}
