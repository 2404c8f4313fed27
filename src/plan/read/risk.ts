import type { Located } from '../../text/source.ts'
import type { Level, RiskStatement } from '../model.ts'
import { LEVELS } from '../model.ts'
import type { ReadField } from './fields.ts'
import type { Reading } from './reading.ts'
import { report } from './reading.ts'
import type { Measures } from './reliability.ts'
import { readMeasure, reliabilityOf } from './reliability.ts'

/**
 * Reads `impact very-high, likelihood high, detection none: note`, or the
 * other form, `detect 30m, repair 4h, users 50%, every 90d: note`.
 *
 * Keys stand in any order, also as `impact=high` and `high impact`; words
 * nobody knows are reported, and the rest is kept. Where both forms stand in
 * one field, or half of the second, the levels alone count.
 *
 * @param item position of the item, for what is found wrong.
 */
export function readRisk(
  reading: Reading,
  { field }: ReadField,
  item: number,
): Located<RiskStatement> {
  const { value: text, span } = field.value
  const { statement, faults } = parseRisk(text)
  for (const what of faults) report(reading, 'bad-risk', { what, span, item })
  return { value: statement, span }
}

/** The words of a `Risk:` field as data, and what in them cannot be read, to stand behind "Unexpected". */
export function parseRisk(text: string): {
  readonly statement: RiskStatement
  readonly faults: readonly string[]
} {
  const [terms, note] = cutNote(text)
  const levels: Levels = { impact: null, likelihood: null, detection: null }
  const measures: Measures = {}
  const isKnown = (term: string) => readTerm(term, levels) || readMeasure(term, measures)
  const strange = terms.filter((term) => term.length > LONGEST || !isKnown(term))
  const outage = reliabilityOf(measures)
  const isBoth = hasBoth(levels, measures)
  const reliability = 'statement' in outage && !isBoth ? outage.statement : null
  return {
    statement: { ...levels, reliability, note: note === '' ? null : note },
    faults: [
      ...(strange.length > 0 ? [strange.map((term) => `“${term}”`).join(', ')] : []),
      ...('missing' in outage && strange.length === 0
        ? [`outage without “${outage.missing.join('”, “')}”`]
        : []),
      ...(isBoth ? ['two forms of risk in one field'] : []),
    ],
  }
}

type Levels = { -readonly [K in 'impact' | 'likelihood' | 'detection']: RiskStatement[K] }

function hasBoth(levels: Levels, measures: Measures): boolean {
  const isStated = Object.values(levels).some((level) => level !== null)
  return isStated && Object.keys(measures).length > 0
}

const KEY = '(impact|likelihood|detection)'
const TERM = new RegExp(`^(?:${KEY}\\s*(?:[:=]|\\bis\\b)?\\s*(\\S.*)|(\\S.*?)[\\s-]+${KEY})$`, 'i')

/** A colon behind a key that begins a term belongs to the key: `impact: high`, but `high impact: note`. */
const NOTE =
  /(?<!(?:^|[,;|·/]|\band)\s*(?:impact|likelihood|detection|detect|repair|users|every|target)\s*):(?:\s|$)|\s[–—-]\s/i

/** Terms before the colon that begins the note: one behind a key's value, not behind the key. */
function cutNote(text: string): [terms: string[], note: string] {
  const colon = NOTE.exec(text)
  const head = colon ? text.slice(0, colon.index) : text
  const note = colon ? text.slice(colon.index + colon[0].length).trim() : ''
  const terms = head.split(/\s*[,;|·]\s*(?:and\s+)?|\s+(?:and|\/)\s+/i)
  return [terms.map((term) => term.trim().replace(/\.$/, '')).filter((term) => term !== ''), note]
}

/** No term has more letters; longer ones are not looked into. */
const LONGEST = 80

/** True when the term is one of harden's words; its value goes into `read`. */
function readTerm(term: string, read: Levels): boolean {
  const match = TERM.exec(term)
  const key = (match?.[1] ?? match?.[4])?.toLowerCase()
  const word = (match?.[2] ?? match?.[3] ?? '').toLowerCase().replace(/[\s_]+/g, '-')
  if (key === 'detection') {
    const known = DETECTIONS.find((detection) => detection === word)
    if (known) read.detection = known
    return known !== undefined
  }
  const level = levelOf(word)
  if (level === undefined || (key !== 'impact' && key !== 'likelihood')) return false
  read[key] = level
  return true
}

const DETECTIONS = ['none', 'partial', 'full'] as const

/** `medium` is how most people say moderate. */
function levelOf(word: string): Level | undefined {
  return word === 'medium' ? 'moderate' : LEVELS.find((level) => level === word)
}
