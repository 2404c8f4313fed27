import type { Block } from '../../markdown/outline.ts'
import type { Cadence } from '../model.ts'
import type { Reading } from './reading.ts'
import { proseOf } from './reading.ts'
import type { Section } from './sections.ts'

/**
 * Finds when the plan is reviewed: a section whose heading says "review" and
 * that names a weekday, else the first of that name without a time window.
 *
 * @param holdsItems true for sections that are horizons: they are the last choice.
 */
export function readCadence(
  reading: Reading,
  sections: readonly Section[],
  holdsItems: (section: Section) => boolean,
): { cadence: Cadence; section: Section } | null {
  const candidates = sections
    .filter((section) => section.window === null && /review/i.test(section.title.value))
    .map((section) => ({ section, text: textBelow(reading, sections, section) }))
    .map((each) => ({ ...each, weekday: weekdayIn(each.text) }))
  const best =
    candidates.find(({ section, weekday }) => weekday !== null && !holdsItems(section)) ??
    candidates.find(({ section }) => !holdsItems(section)) ??
    candidates.find(({ weekday }) => weekday !== null)
  if (best === undefined) return null
  const { section, text, weekday } = best
  const span = { start: section.start, end: section.end }
  return { section, cadence: { span, weekday, zone: zoneIn(text) } }
}

/** The words of a section and its sub-sections, heading first, a line each. */
function textBelow(reading: Reading, sections: readonly Section[], outer: Section): string {
  return sections
    .filter(({ start }) => start >= outer.start && start < outer.end)
    .flatMap(({ title, blocks }) => [
      title.value,
      ...blocks.flatMap((each) => words(reading, each)),
    ])
    .join('\n')
}

function words(reading: Reading, block: Block): string[] {
  if (block.kind === 'list') {
    return block.items.flatMap((item) => item.blocks.flatMap((each) => words(reading, each)))
  }
  return block.kind === 'paragraph' ? [proseOf(reading, block).text] : []
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAY =
  /\b(sun|mon|tues|wednes|thurs|fri|satur)days?\b|\bevery (sun|mon|tue|wed|thu|fri|sat)\b/i

function weekdayIn(text: string): number | null {
  const match = WEEKDAY.exec(text)
  const name = match?.[1] ?? match?.[2]
  return name === undefined ? null : DAYS.indexOf(name.slice(0, 3).toLowerCase())
}

/** Zone names as the IANA database spells them, `UTC` with or without an offset, and the abbreviations in use. */
const ZONE =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)\/[A-Z][\w+/-]*\w|\b(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?\b)?|\b(?:CES?T|EES?T|WES?T|BST|IST|JST|AE[SD]T|[ECMP][SD]?T)\b/

function zoneIn(text: string): string | null {
  return ZONE.exec(text)?.[0] ?? null
}
