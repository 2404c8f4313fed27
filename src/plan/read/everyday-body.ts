import { PLAIN_KEY } from '../../markdown/fields.ts'
import { collapse, isVerbatim } from '../../markdown/inline.ts'
import { isDay } from '../../text/dates.ts'
import type { Located, Span } from '../../text/source.ts'
import type { Bullet, EvidenceRecord, Field } from '../model.ts'
import type { Body } from './body.ts'
import { nameOfKey } from './fields.ts'
import { readNames } from './names.ts'
import { proseFrom } from './prose.ts'

/**
 * The body of an everyday item, read from its lines as they are written.
 *
 * The law: null, or exactly what `readBody` makes of the item's blocks and their
 * inlines, which costs ten times as much, and then finds nothing wrong.
 *
 * @param item where one stands that `everydayItemEnd` has taken in.
 */
export function readEverydayBody(text: string, item: Span): Body | null {
  const body = new EverydayBody(text)
  LINE.lastIndex = text.indexOf('\n', item.start) + 1 || item.end
  while (LINE.lastIndex < item.end) {
    const start = LINE.lastIndex
    const line = LINE.exec(text) as RegExpExecArray
    const indent = line[1] as string
    const words = line[2] as string
    const bullet = bulletAt(start + indent.length, words)
    if (!(indent.length === 2 ? body.take(bullet, words) : body.takeBelow(bullet, words)))
      return null
  }
  return body.body()
}

/** Of an everyday item: how deep it is, and what it says. Groups are taken by number: to destructure an array costs V8 more. */
const LINE = /( {2}| {4})- ([^\r\n]*)(?:\r?\n|$)/y

type Draft = Bullet & { readonly span: { end: number } }

function bulletAt(start: number, words: string): Draft {
  const content = start + 2
  const end = content + words.length
  return { span: { start, end }, marker: { start, end: start + 1 }, content, paragraphEnd: end }
}

/** Takes an item's bullets in; every method tells whether it was certain. */
class EverydayBody {
  readonly #text: string
  readonly #owners: Located<string>[] = []
  readonly #details: Located<string>[] = []
  readonly #fields: Field[] = []
  readonly #children: Draft[] = []
  readonly #records: EvidenceRecord[] = []
  /** The first evidence field. */
  #evidence: Field | null = null
  /** What the last bullet is called, where it is a field. */
  #name: string | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** A bullet of the item. */
  take(bullet: Draft, words: string): boolean {
    if (!isVerbatim(words) || /\s$/.test(words)) return false
    this.#children.push(bullet)
    const opening = PLAIN_KEY.exec(words)
    return opening === null
      ? this.#takeDetail(bullet, words)
      : this.#takeField(fieldIn(bullet, words, opening[0].length, opening[1] as string))
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

  #takeDetail({ content, paragraphEnd }: Bullet, words: string): boolean {
    this.#name = null
    this.#details.push({ value: collapse(words), span: { start: content, end: paragraphEnd } })
    // There are keys in other letters.
    return !/:(?:\s|$)/.test(words)
  }

  #takeField(field: Field): boolean {
    const { key, value } = field
    const name = nameOfKey(key.value)
    this.#name = name
    this.#fields.push(field)
    if (name === 'evidence') this.#evidence ??= field
    if (name === 'owner' || name === 'owners') this.#owners.push(...namesIn(this.#text, value.span))
    // A sentence with a colon, words of more than one meaning, a title of what stands below.
    const isOther = name.split(' ').length > 4 || SPECIAL.has(name)
    return !isOther && (value.value !== '' || name === 'evidence')
  }
}

/** Fields whose values are more than words. */
const SPECIAL: ReadonlySet<string> = new Set(['risk', 'due', 'blocked by', 'deferred'])

/** @param opening how long the key is, with its colon and the white space behind. */
function fieldIn(bullet: Bullet, words: string, opening: number, key: string): Field {
  const start = bullet.content
  const span = { start: start + opening, end: bullet.paragraphEnd }
  return {
    key: { value: collapse(key), span: { start, end: start + key.length } },
    value: { value: collapse(words.slice(opening)), span },
    bullet,
  }
}

function namesIn(text: string, span: Span): Located<string>[] {
  const words = { kind: 'text' as const, value: text.slice(span.start, span.end), span }
  return readNames(proseFrom([words], span, text))
}

/** A record as harden writes it: `2026-02-20 [docs/drill.md](docs/drill.md "blob …")`. */
const RECORD = /^(\d{4}-\d{2}-\d{2}) \[([^\]]+)\]\((?!mailto:)([^ )]+)(?: "([^"]*)")?\)$/

function recordIn(bullet: Bullet, words: string): EvidenceRecord | null {
  const found = RECORD.exec(words)
  if (found === null || !isDay(found[1] as string)) return null
  return {
    date: found[1] as string,
    target: found[3] as string,
    label: found[2] as string,
    isNote: false,
    pin: found[4] ?? null,
    expires: null,
    note: null,
    span: bullet.span,
    bullet,
  }
}
