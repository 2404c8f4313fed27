import { isAscii, lettered } from '../../text/lettered.ts'
import { onceEach } from '../../text/once.ts'
import type { Horizon, Item, Vacancy } from '../model.ts'
import type { Ticked } from './item.ts'
import type { Reading } from './reading.ts'
import { report } from './reading.ts'
import type { Section } from './sections.ts'

/** The horizon an item of `section` belongs to: a section, found once and then remembered. */
export type HorizonOf = (section: Section) => Section

/**
 * Assigns sections to horizons: the nearest heading around with a time window,
 * else the outermost below the plan's title, else what there is.
 *
 * @param title the title's section, when the plan has one.
 */
export function horizonsBelow(title: Section | null): HorizonOf {
  return onceEach((section) => findHorizon(section, title))
}

function findHorizon(section: Section, title: Section | null): Section {
  let outermost = section
  for (let each: Section | null = section; each; each = each.parent) {
    if (each.window) return each
    if (each !== title) outermost = each
  }
  return outermost
}

/** The letters of horizons, given out in document order. */
export function letterSections(sections: readonly Section[]): string[] {
  const taken = new Set<string>()
  let spare = 0
  return sections.map((section) => {
    let code = lettersOf(nameOf(section)).find((letter) => !taken.has(letter))
    while (code === undefined || taken.has(code)) {
      code = spareCode(spare)
      spare += 1
    }
    taken.add(code)
    return code
  })
}

/** Which section is the horizon of which item. */
export interface Places {
  /** The items of each section that has some, in document order. */
  readonly placed: readonly { readonly sources: readonly Ticked[]; readonly horizon: Section }[]
  /** Sections that are horizons, in document order. */
  readonly horizons: readonly Section[]
  /** Their letters. */
  readonly codes: readonly string[]
  readonly horizonOf: HorizonOf
}

/** The horizons with their items. @param queueStart a horizon goes on to the queue at most. */
export function buildHorizons(
  reading: Reading,
  { horizons, codes }: Places,
  items: readonly Item[],
  queueStart: number | null,
): Horizon[] {
  const own = horizons.map((section) => ({ section, held: [] as Item[] }))
  for (const item of items) own[item.horizon]?.held.push(item)
  return own.map(({ section, held }, index) => {
    if (!section.window) reportMissingWindow(reading, section, held)
    return {
      code: codes[index] as string,
      name: nameOf(section),
      window: section.window,
      heading: section.heading?.span ?? null,
      span: { start: section.start, end: spanEnd(section, horizons[index + 1], queueStart) },
      items: held,
    }
  })
}

/** Sections that hold no item but would be a horizon with their first. */
export function buildVacancies(
  sections: readonly Section[],
  horizonOf: HorizonOf,
  taken: ReadonlySet<Section | null | undefined>,
): Vacancy[] {
  return sections.flatMap((section) => {
    if (section.heading === null || taken.has(section) || horizonOf(section) !== section) return []
    const span = { start: section.start, end: section.ownEnd }
    return [{ name: section.name, window: section.window, heading: section.heading.span, span }]
  })
}

const NAMELESS = 'Items'

function nameOf(section: Section): string {
  return section.heading ? section.name : NAMELESS
}

/** The letters of a name that a keyboard finds: upper case, without accents. */
function lettersOf(name: string): string[] {
  const plain = (isAscii(name) ? name : name.normalize('NFKD')).toUpperCase()
  return plain.match(LETTER(plain)) ?? []
}

const LETTER = lettered(({ letter }) => `[${letter}]`, 'g')

/** A to Z, then AA, AB and so on. */
function spareCode(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : spareCode(Math.floor(index / 26) - 1) + letter
}

function spanEnd(section: Section, next: Section | undefined, queueStart: number | null): number {
  const own = section.heading ? section.end : section.ownEnd
  const fences = [next?.start, queueStart].filter((fence) => fence != null && fence > section.start)
  return Math.min(own, ...fences.map(Number))
}

function reportMissingWindow(reading: Reading, section: Section, items: readonly Item[]): void {
  const [first] = items as readonly [Item]
  const span = section.heading?.span ?? first.bullet.marker
  const what =
    section.parenthesis === null
      ? `horizon “${nameOf(section)}” without a clock`
      : `“(${section.parenthesis})” behind horizon “${nameOf(section)}”`
  report(reading, 'horizon-without-window', { what, span })
}
