import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Outline } from '../markdown/outline.ts'
import type { Source } from '../text/source.ts'
import { normaliseTitle, numberTitles } from './handle.ts'
import type { Item, Legend, Plan } from './model.ts'
import { readCadence } from './read/cadence.ts'
import { reportConflicts } from './read/conflicts.ts'
import type { Finding } from './read/findings.ts'
import { diagnose } from './read/findings.ts'
import { readHeader } from './read/header.ts'
import type { Places } from './read/horizons.ts'
import { buildHorizons, buildVacancies, horizonsBelow, letterSections } from './read/horizons.ts'
import { findItems, readItem } from './read/items.ts'
import { readLegend } from './read/legend.ts'
import { reportNearMisses } from './read/near-miss.ts'
import type { QueuePlace } from './read/queue.ts'
import { findQueue, readQueue } from './read/queue.ts'
import type { Reading } from './read/reading.ts'
import type { Section } from './read/sections.ts'
import { isWithin, readSections } from './read/sections.ts'

/**
 * Reads a plan from the outline of its text.
 *
 * Every text is some plan: what cannot be read is left out and reported in
 * `diagnostics`, and reading goes on. Handles and diagnostics are computed
 * when they are first asked for, because a large plan needs a few at most.
 */
export function readPlan(source: Source, outline: Outline): Plan {
  const reading: Reading = { outline, text: outline.text, findings: [] }
  const sections = readSections(reading)
  const title = sections.find(({ heading }) => heading?.depth === 1) ?? null
  const header = readHeader(reading)
  const legends = sections.filter((each) => isLegend(each, title))
  const legendParts = new Set(legends)
  const outside = sections.filter((each) => !isWithin(each, legendParts))
  const legend = readLegend(
    reading,
    sections.filter((each) => isWithin(each, legendParts)),
  )
  const queue = findQueue(outside, title)
  const places = placeItems(outside, title, queue)
  const items = seatItems(reading, places, legend)
  const horizons = buildHorizons(reading, places, items, queue?.section.start ?? null)
  const cadence = readCadence(reading, outside, (each) => places.horizons.includes(each))
  reportNearMisses(reading, outside, legend)
  reportConflicts(reading)
  const taken = [...places.horizons, title, queue?.section, cadence?.section]
  const diagnostics = once(() => diagnoseAll(reading, items))
  return {
    source,
    title: title?.title ?? null,
    ...header,
    legend,
    horizons,
    vacancies: buildVacancies(outside, places.horizonOf, new Set(taken)),
    items,
    queue: queue && readQueue(reading, queue),
    cadence: cadence?.cadence ?? null,
    get diagnostics() {
      return diagnostics()
    },
  }
}

/** A legend's heading has no time window: one that has is a horizon's, whatever it says. */
function isLegend(section: Section, title: Section | null): boolean {
  return section !== title && section.window === null && /legend/i.test(section.title.value)
}

function placeItems(
  sections: readonly Section[],
  title: Section | null,
  queue: QueuePlace | null,
): Places {
  const horizonOf = horizonsBelow(title)
  const placed = sections.flatMap((section) => {
    const blocks = section.blocks.filter((block) => block !== queue?.list)
    return findItems(blocks).map((source) => ({ source, horizon: horizonOf(section) }))
  })
  const horizons = [...new Set(placed.map(({ horizon }) => horizon))]
  horizons.sort((a, b) => a.start - b.start)
  return { placed, horizons, horizonOf, codes: letterSections(horizons) }
}

/** Reads every item, now that its horizon has a place and a letter. */
function seatItems(reading: Reading, { placed, horizons, codes }: Places, legend: Legend): Item[] {
  const positions = new Map(horizons.map((section, index) => [section, index]))
  const counts = new Map<number, number>()
  const items: Item[] = []
  const titles = once(() => items.map(({ title }) => title.value))
  const handle = numberTitles(titles)
  for (const [index, { source, horizon }] of placed.entries()) {
    const position = positions.get(horizon) ?? 0
    const count = (counts.get(position) ?? 0) + 1
    counts.set(position, count)
    const code = `${codes[position]}${count}`
    items.push(readItem(reading, source, { code, horizon: position, index, legend, handle }))
  }
  return items
}

function diagnoseAll(reading: Reading, items: readonly Item[]): Diagnostic[] {
  const twins = findTwins(items)
  return [...reading.findings, ...twins]
    .sort((a, b) => a.span.start - b.span.start)
    .map((finding) => diagnose(finding, items[finding.item ?? -1]?.handle ?? null))
}

/** Items whose title stands further up already. */
function findTwins(items: readonly Item[]): Finding[] {
  const firsts = new Map<string, Item>()
  return items.flatMap((item, index) => {
    const name = normaliseTitle(item.title.value)
    const first = firsts.get(name)
    if (first === undefined) firsts.set(name, item)
    if (first === undefined || name === '') return []
    const what = `title of ${first.code} again`
    return [{ code: 'duplicate-title' as const, what, span: item.title.span, item: index }]
  })
}

function once<T>(compute: () => T): () => T {
  let known: { value: T } | null = null
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
