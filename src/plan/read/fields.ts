import type { KeyValue } from '../../markdown/fields.ts'
import { fieldOf, fieldsOf } from '../../markdown/fields.ts'
import type { Paragraph } from '../../markdown/outline.ts'
import type { Bullet, Field } from '../model.ts'
import type { Prose } from './prose.ts'
import { proseFrom } from './prose.ts'
import type { Reading } from './reading.ts'

/** A `Key: value`, and the words of its value. */
export interface ReadField {
  readonly field: Field
  /** Its key as `nameOfKey` spells it. */
  readonly name: string
  readonly prose: Prose
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
  const field = withProse(reading, read, bullet)
  return read.value.value === '' && !KNOWN.has(field.name) ? null : field
}

/** Reads the lines of a paragraph as fields; a line without a key goes on with the one before it. */
export function readFieldLines(reading: Reading, paragraph: Paragraph): ReadField[] {
  return fieldsOf(reading.outline, paragraph).map((read) => withProse(reading, read, null))
}

function withProse(reading: Reading, read: KeyValue, bullet: Bullet | null): ReadField {
  const { key, value, content } = read
  const prose = proseFrom(content, value.span, reading.text)
  return { field: { key, value, bullet }, name: nameOfKey(key.value), prose }
}

/** The first field of one of these names. */
export function fieldNamed<F extends ReadField>(
  fields: readonly F[],
  ...names: readonly string[]
): F | undefined {
  return fields.find(({ name }) => names.includes(name))
}

/** All fields of these names, in order. */
export function fieldsNamed<F extends ReadField>(
  fields: readonly F[],
  ...names: readonly string[]
): F[] {
  return fields.filter(({ name }) => names.includes(name))
}
