import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { addDays, addMonths, isDay } from '../text/dates.ts'

/** How long evidence counts, read from words: a number of days, or until the next release. */
export type Lifetime =
  | { readonly word: string; readonly days: number }
  | { readonly word: string; readonly until: 'next-tag' }

/** Most frequent first, so that "daily and monthly" proposes the shorter one. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:daily|nightly|every (?:day|night)|once a day|per day)\b/i, 1],
  [/\b(?:weekly|every week|once a week|per week)\b/i, 7],
  [/\b(?:monthly|every month|once a month|per month)\b/i, 31],
  [/\b(?:quarterly|every quarter|once a quarter|per quarter)\b/i, 92],
  [/\b(?:yearly|annual(?:ly)?|every year|once a year|per year)\b/i, 366],
]

const PER_RELEASE = /\b(?:per|each|every) (?:release|version)\b/i

/** What the words of an item's title and evidence requirement propose; null when they name no rhythm. */
export function proposeLifetime(...texts: readonly (string | null)[]): Lifetime | null {
  const text = texts.filter((each) => each !== null).join('\n')
  for (const [words, days] of WORDS) {
    const word = words.exec(text)?.[0]
    if (word !== undefined) return { word: word.toLowerCase(), days }
  }
  const word = PER_RELEASE.exec(text)?.[0]
  return word === undefined ? null : { word: word.toLowerCase(), until: 'next-tag' }
}

/** The last day of a lifetime that begins on `today`; null when a release ends it. */
export function lastDayOf(lifetime: Lifetime, today: string): string | null {
  return 'days' in lifetime ? addDays(today, lifetime.days) : null
}

/** True from the day after its last one; without a last day, never. */
export function isExpired(expires: string | null, today: string): boolean {
  return expires !== null && expires < today
}

/**
 * The day that `2026-05-21`, `90d`, `12w`, `3m` or `1y` means, counted from today.
 *
 * @throws HardenError (usage) for anything else, and for days no calendar has.
 */
export function resolveDay(text: string, today: string): string {
  const words = text.trim().toLowerCase()
  const [, amount, unit] = /^(\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?$/.exec(words) ?? []
  const day = amount === undefined ? words : after(today, Number(amount), unit)
  if (isDay(day)) return day
  throw new HardenError({
    code: 'usage',
    exit: EXIT.usage,
    message: `Unexpected "${text}", expected a day such as ${addDays(today, 90)}, or 90d, 12w, 3m`,
    mend: 'give the last day it counts',
  })
}

function after(today: string, amount: number, unit: string | undefined): string {
  if (unit === 'd') return addDays(today, amount)
  if (unit === 'w') return addDays(today, amount * 7)
  return addMonths(today, unit === 'm' ? amount : amount * 12)
}
