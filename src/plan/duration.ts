/** How each unit is spelled, and its minutes: a year has 365.25 days, a month a twelfth of them. */
const UNITS: readonly (readonly [spellings: string, minutes: number])[] = [
  ['m min mins minute minutes', 1],
  ['h hr hrs hour hours', 60],
  ['d day days', 1_440],
  ['w wk wks week weeks', 10_080],
  ['mo mos month months', 43_830],
  ['y yr yrs year years', 525_960],
]

const MINUTES: ReadonlyMap<string, number> = new Map(
  UNITS.flatMap(([spellings, minutes]) =>
    spellings.split(' ').map((spelling) => [spelling, minutes] as const),
  ),
)

/** A hundred years, in minutes: nobody plans beyond, and what is spelled can be read again. */
export const LONGEST_DURATION = 52_596_000

const DURATION = /^(\d{1,8}(?:\.\d{1,6})?)\s*([a-z]+)$/i

/** Reads `30m`, `4 hours`, `1.5h`, `90d`, `2 weeks`. @returns minutes; null for what is no duration. */
export function readDuration(words: string): number | null {
  const [, amount = '', unit = ''] = DURATION.exec(words.trim()) ?? []
  const minutes = Number(amount) * (MINUTES.get(unit.toLowerCase()) ?? Number.NaN)
  return minutes <= LONGEST_DURATION ? minutes : null
}

/** The shortest spelling that says the same: `4h` for 240, `90m` for 90. */
export function spellDuration(minutes: number): string {
  const [days, hours] = [minutes / 1_440, minutes / 60]
  if (minutes > 0 && Number.isInteger(days)) return `${days}d`
  if (minutes > 0 && Number.isInteger(hours)) return `${hours}h`
  return `${spellNumber(minutes)}m`
}

const PERCENTAGE = /^(\d{1,3}(?:\.\d{1,6})?)\s*(%|percent)?$/i

/**
 * Reads `50%`, `99.9 %`, `50 percent`; from zero to one hundred.
 *
 * @param bare whether the sign may be left out. @returns per cent; null for what is none.
 */
export function readPercentage(words: string, bare = false): number | null {
  const [, amount, sign] = PERCENTAGE.exec(words.trim()) ?? []
  const value = Number(amount)
  return amount === undefined || value > 100 || !(sign || bare) ? null : value
}

/** `99.9%`. */
export function spellPercentage(percent: number): string {
  return `${spellNumber(percent)}%`
}

/** At most six decimals, and none that say nothing. */
function spellNumber(value: number): string {
  return String(Number(value.toFixed(6)))
}
