import { fieldOf, fieldsOf } from '../../markdown/fields.ts'
import type { Inline, ListItem, Paragraph } from '../../markdown/outline.ts'
import type { Bullet, Field } from '../model.ts'
import type { Prose } from './prose.ts'
import { proseFrom } from './prose.ts'
import type { Reading } from './reading.ts'

/** A `Key: value`, and what its value is made of. */
export interface ReadField {
  readonly field: Field
  /** Its key as `nameOfKey` spells it. */
  readonly name: string
  readonly content: readonly Inline[]
}

/** A field of an item, and the bullet it was read from. */
export interface ChildField extends ReadField {
  readonly source: ListItem
}

/** Keys that mean something to harden, as `nameOfKey` spells them. */
const KNOWN: ReadonlySet<string> = new Set([
  'owner',
  'owners',
  'evidence',
  'risk',
  'due',
  'blocked by',
  'check',
  'deferred',
])

/** Whether a key, as `nameOfKey` spells it, stands before owners. */
export function namesOwners(name: string): boolean {
  return name === 'owner' || name === 'owners'
}

/** A key without case, with one space where it has white space or hyphens. */
export function nameOfKey(key: string): string {
  return key.toLowerCase().replace(/[\s-]+/g, ' ')
}

/**
 * Reads a bullet's words as a field; null for what is a detail.
 *
 * Sentences have colons too: a key of more than four words is none, and only a
 * known key may stand without a value (`Steps:` above a list is a detail).
 */
export function readField(
  reading: Reading,
  paragraph: Paragraph,
  bullet: Bullet,
): ReadField | null {
  const read = fieldOf(reading.outline, paragraph)
  if (read === null || read.key.value.split(' ').length > 4) return null
  const { key, value, content } = read
  const name = nameOfKey(key.value)
  if (value.value === '' && !KNOWN.has(name)) return null
  return { field: { key, value, bullet }, name, content }
}

/** Reads the lines of a paragraph as fields; a line without a key goes on with the one before it. */
export function readFieldLines(reading: Reading, paragraph: Paragraph): ReadField[] {
  return fieldsOf(reading.outline, paragraph).map(({ key, value, content }) => {
    return { field: { key, value, bullet: null }, name: nameOfKey(key.value), content }
  })
}

/** The words of a value. */
export function valueProse(reading: Reading, { field, content }: ReadField): Prose {
  return proseFrom(content, field.value.span, reading.text)
}
