import { readDuration, readPercentage } from '../plan/duration.ts'
import type { RiskStatement } from '../plan/model.ts'
import { LEVELS } from '../plan/model.ts'
import { FAULTS } from '../plan/read/findings.ts'
import { parseRisk } from '../plan/read/risk.ts'
import type { ValueKind } from './values.ts'
import { choice, usage } from './values.ts'

export const level = choice('level', LEVELS)

export const detection: ValueKind<NonNullable<RiskStatement['detection']>> = choice('detection', [
  'none',
  'partial',
  'full',
])

/** In minutes. */
export const duration: ValueKind<number> = {
  name: 'time',
  parse: (words) => {
    const minutes = readDuration(words)
    if (minutes !== null) return minutes
    throw usage(`Unexpected "${words}", expected a time such as 30m, 4h or 90d`)
  },
}

/** The same, above zero. */
export const interval: ValueKind<number> = {
  name: 'time',
  parse: (words) => {
    const minutes = duration.parse(words)
    if (minutes > 0) return minutes
    throw usage(`Unexpected "${words}", expected a time above 0, such as 90d`)
  },
}

/** Per cent, above zero; the sign may be left out. */
export const users: ValueKind<number> = {
  name: 'percent',
  parse: (words) => {
    const percent = readPercentage(words, true)
    if (percent !== null && percent > 0) return percent
    throw usage(`Unexpected "${words}", expected a share above 0 and up to 100, such as 50%`)
  },
}

/** An availability, per cent: something must be left of it to spend. */
export const availability: ValueKind<number> = {
  name: 'percent',
  parse: (words) => {
    const percent = readPercentage(words, true)
    if (percent !== null && percent > 0 && percent < 100) return percent
    throw usage(`Unexpected "${words}", expected an availability below 100, such as 99.9`)
  },
}

/** The words of a `Risk:` field. */
export const riskText: ValueKind<string> = {
  name: 'text',
  parse: (words) => {
    const text = words.trim()
    const [fault] = text === '' ? ['empty value'] : parseRisk(text).faults
    if (fault === undefined) return text
    throw usage(`Unexpected ${fault}, expected ${FAULTS['bad-risk'].expected}`)
  },
}
