import type { Paragraph } from '../../markdown/outline.ts'
import { isDay } from '../../text/dates.ts'
import type { Located, Span } from '../../text/source.ts'
import type { Bullet, EvidenceRecord, Field } from '../model.ts'
import type { Body } from './body.ts'
import { recordOf } from './evidence.ts'
import type { ReadField } from './fields.ts'
import { namesOwners, readField, valueProse } from './fields.ts'
import { readNames } from './names.ts'
import { locate } from './prose.ts'
import type { Reading } from './reading.ts'
import { proseOf } from './reading.ts'

/**
 * The body of an everyday item, read line by line.
 *
 * The law: null, or exactly what `readBody` reads from the blocks of the item,
 * which cost several times as much to make, and then finds nothing wrong.
 *
 * @param item where one stands that `everydayItemEnd` has taken in.
 */
export function readEverydayBody(reading: Reading, item: Span): Body | null {
  const { text } = reading
  const body = new EverydayBody(reading)
  LINE.lastIndex = text.indexOf('\n', item.start) + 1 || item.end
  while (LINE.lastIndex < item.end) {
    const start = LINE.lastIndex
    // Groups are taken by number: to destructure an array costs more than to match the line.
    const line = LINE.exec(text) as RegExpExecArray
    const indent = line[1] as string
    const words = line[2] as string
    const bullet = bulletAt(start + indent.length, words)
    if (!(indent.length === 2 ? body.take(bullet, words) : body.takeBelow(bullet, words))) {
      return null
    }
  }
  return body.body()
}

/** Of an everyday item: how deep it is, and what it says. */
const LINE = /( {2}| {4})- ([^\r\n]*)(?:\r?\n|$)/y

type Draft = Bullet & { readonly span: { end: number } }

function bulletAt(start: number, words: string): Draft {
  const content = start + 2
  const end = content + words.length
  return { span: { start, end }, marker: { start, end: start + 1 }, content, paragraphEnd: end }
}

/** Takes an item's bullets in; every method tells whether it was certain. */
class EverydayBody {
  readonly #reading: Reading
  readonly #owners: Located<string>[] = []
  readonly #details: Located<string>[] = []
  readonly #fields: Field[] = []
  readonly #children: Draft[] = []
  readonly #records: EvidenceRecord[] = []
  /** The first evidence field. */
  #evidence: Field | null = null
  /** What the last bullet is called, where it is a field. */
  #name: string | null = null

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** A bullet of the item. Links may be records, wherever they stand. */
  take(bullet: Draft, words: string): boolean {
    if (words.includes('[')) return false
    const span = { start: bullet.content, end: bullet.paragraphEnd }
    const paragraph: Paragraph = { kind: 'paragraph', span }
    const field = COLON.test(words) ? readField(this.#reading, paragraph, bullet) : null
    this.#children.push(bullet)
    this.#name = field?.name ?? null
    if (field !== null) return this.#takeField(field)
    this.#details.push(locate(proseOf(this.#reading, paragraph)))
    return true
  }

  /** A bullet below the last one. */
  takeBelow(bullet: Draft, words: string): boolean {
    const parent = this.#children.at(-1)
    const record = this.#name === 'evidence' ? recordIn(bullet, words) : null
    if (parent === undefined || record === null) return false
    parent.span.end = bullet.span.end
    this.#records.push(record)
    return true
  }

  body(): Body {
    const evidence = this.#evidence
    return {
      owners: this.#owners,
      evidence: {
        required: evidence === null || evidence.value.value === '' ? null : evidence.value,
        bullet: evidence?.bullet ?? null,
        records: this.#records,
      },
      risk: null,
      due: null,
      blockedBy: [],
      deferral: null,
      steps: [],
      details: this.#details,
      fields: this.#fields,
      children: this.#children,
    }
  }

  #takeField(read: ReadField): boolean {
    const { field, name } = read
    this.#fields.push(field)
    if (name === 'evidence') this.#evidence ??= field
    if (namesOwners(name)) this.#owners.push(...readNames(valueProse(this.#reading, read)))
    // Owners may be named below an empty field.
    return !SPECIAL.has(name) && (field.value.value !== '' || name === 'evidence')
  }
}

/** Without one there is no field. */
const COLON = /:(?:\s|$)/

/** Fields whose values are more than words. */
const SPECIAL: ReadonlySet<string> = new Set(['risk', 'due', 'blocked by', 'deferred'])

/** A record as harden writes it: `2026-02-20 [docs/drill.md](docs/drill.md "blob …")`. */
const RECORD = /^(\d{4}-\d{2}-\d{2}) \[([^\]]+)\]\((?!mailto:)([^ )]+)(?: "([^"]*)")?\)$/

function recordIn(bullet: Bullet, words: string): EvidenceRecord | null {
  const found = RECORD.exec(words)
  if (found === null || !isDay(found[1] as string)) return null
  const link = {
    url: found[3] as string,
    label: found[2] as string,
    title: found[4] ?? null,
    span: bullet.span,
  }
  return recordOf(link, { date: found[1] as string, expires: null, note: null }, bullet)
}
