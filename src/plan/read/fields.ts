import type { Bullet, Field } from '../model.ts'
import type { Prose } from './prose.ts'
import { collapse, isPlain, locate, offsetBehind, trimmed } from './prose.ts'

/** A `Key: value` in its words: where key and value stand, and the field itself. */
export interface ReadField {
  readonly field: Field
  /** Its key as `nameOfKey` spells it. */
  readonly name: string
  readonly prose: Prose
  /** The value's place in `prose.text`. */
  readonly from: number
  readonly to: number
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

/** A key without case, with one space where it has white space, hyphens or underscores. */
export function nameOfKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

/**
 * Reads the words of a bullet as a field. Bold and italic keys are keys too.
 *
 * @returns null for what is no field: a key has one to four words of plain
 * text, and only a known one may stand without a value.
 */
export function readField(prose: Prose, bullet: Bullet): ReadField | null {
  const key = keyAt(prose, 0, prose.text.length)
  if (key === null) return null
  const read = fieldAt(prose, key, prose.text.length, bullet)
  return read.field.value.value === '' && !isKnown(key) ? null : read
}

/** Reads the lines of a paragraph as fields; a line without a key goes on with the one before it. */
export function readFieldLines(prose: Prose): ReadField[] {
  const keys: Key[] = []
  let start = 0
  for (const line of prose.text.split('\n')) {
    const key = keyAt(prose, start, start + line.length)
    if (key !== null) keys.push(key)
    start += line.length + 1
  }
  return keys.map((key, index) => {
    const next = keys[index + 1]
    return fieldAt(prose, key, next ? next.from - 1 : prose.text.length, null)
  })
}

interface Key {
  readonly from: number
  readonly to: number
  /** One past the colon. */
  readonly value: number
  readonly name: string
}

const KEY = /^\s*(\p{L}[\p{L}\p{M}\p{N} _./'’()#-]{0,39}?)\s*(?::(?=\s|$)|(:)|：)/u

function keyAt(prose: Prose, from: number, to: number): Key | null {
  const match = KEY.exec(prose.text.slice(from, to))
  const words = match?.[1]
  if (match === null || words === undefined) return null
  const name = nameOfKey(words)
  if (match[2] !== undefined && !KNOWN.has(name)) return null
  if (words.split(/\s+/).length > 4) return null
  const start = from + match[0].indexOf(words)
  const value = from + match[0].length
  return isPlain(prose, start, value)
    ? { from: start, to: start + words.length, value, name }
    : null
}

function isKnown(key: Key): boolean {
  return KNOWN.has(key.name)
}

function fieldAt(prose: Prose, key: Key, end: number, bullet: Bullet | null): ReadField {
  const [from, to] = trimmed(prose.text, key.value, end)
  const value = collapse(prose.text.slice(from, to))
  const span = { start: valueStart(prose, key), end: valueEnd(prose, to) }
  const field = {
    key: locate(prose, key.from, key.to),
    value: { value, span: from < to ? span : { start: span.start, end: span.start } },
    bullet,
  }
  return { field, name: key.name, prose, from, to }
}

/** Behind the colon, the marks that close a bold key, and white space. */
function valueStart(prose: Prose, key: Key): number {
  const { source, block } = prose
  const line = source.slice(offsetBehind(prose, key.value), block.span.end)
  const bold = /[*_]/.test(source.slice(block.span.start, offsetBehind(prose, key.from + 1)))
  const skip = (bold ? /^[*_]*\s*/ : /^\s*/).exec(line)?.[0].length ?? 0
  return offsetBehind(prose, key.value) + skip
}

/** The end of the last line of the value, emphasis and all, without a hard break's backslash. */
function valueEnd(prose: Prose, to: number): number {
  const { source, block } = prose
  const from = offsetBehind(prose, to)
  const rest = source.slice(from, block.span.end)
  return from + (/^[^\r\n]*?(?=\s*\\?(?:[\r\n]|$))/.exec(rest)?.[0].length ?? 0)
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
