import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Outline } from '../markdown/outline.ts'
import { once } from '../text/once.ts'
import type { Source } from '../text/source.ts'
import type { Item, Legend, Plan } from './model.ts'
import { readCadence } from './read/cadence.ts'
import { diagnoseAll, diagnoseErrors } from './read/diagnose.ts'
import { readHeader } from './read/header.ts'
import type { Places } from './read/horizons.ts'
import { buildHorizons, buildVacancies, horizonsBelow, letterSections } from './read/horizons.ts'
import { itemContext, ReadItem } from './read/item.ts'
import { findItems } from './read/items.ts'
import { readLegend } from './read/legend.ts'
import type { QueuePlace } from './read/queue.ts'
import { findQueue, readQueue } from './read/queue.ts'
import type { Reading } from './read/reading.ts'
import type { Section } from './read/sections.ts'
import { isWithin, readSections } from './read/sections.ts'

/**
 * Reads a plan from the outline of its text.
 *
 * Every text is some plan: what cannot be read is left out and reported in
 * `diagnostics`, and reading goes on. What few commands ask for is computed when
 * it is first asked for: handles, diagnostics, scope, legend, cadence, vacancies.
 */
export function readPlan(source: Source, outline: Outline): Plan {
  const reading: Reading = { outline, text: outline.text, findings: [] }
  const sections = readSections(reading)
  const title = sections.find(({ heading }) => heading?.depth === 1) ?? null
  const header = readHeader(reading)
  const legends = sections.filter((each) => isLegend(each, title))
  const legendParts = new Set(legends)
  const outside = sections.filter((each) => !isWithin(each, legendParts))
  const legend = once(() =>
    readLegend(
      reading,
      sections.filter((each) => isWithin(each, legendParts)),
    ),
  )
  const queue = findQueue(outside, title)
  const places = placeItems(outside, title, queue)
  const items = seatItems(reading, places, legend)
  const horizons = buildHorizons(reading, places, items, queue?.section.start ?? null)
  const horizonSections = new Set(places.horizons)
  const cadence = once(() => readCadence(reading, outside, (each) => horizonSections.has(each)))
  const vacancies = once(() => {
    const taken = [...places.horizons, title, queue?.section, cadence()?.section]
    return buildVacancies(outside, places.horizonOf, new Set(taken))
  })
  const diagnostics = once(() => diagnoseAll(reading, items, outside, legend()))
  const plan: Plan = {
    source,
    title: title?.title ?? null,
    header: header.fields,
    lastUpdated: header.lastUpdated,
    get scope() {
      return header.scope()
    },
    get legend() {
      return legend()
    },
    horizons,
    items,
    queue: queue && readQueue(reading, queue),
    get vacancies() {
      return vacancies()
    },
    get cadence() {
      return cadence()?.cadence ?? null
    },
    get diagnostics() {
      return diagnostics()
    },
  }
  ERRORS.set(plan, (passedOver) => diagnoseErrors(reading, items, passedOver))
  return plan
}

/**
 * The errors among a plan's diagnostics, save those of some items, which need
 * not be read for it.
 */
export function errorsBeyond(plan: Plan, passedOver: ReadonlySet<Item>): readonly Diagnostic[] {
  const known = ERRORS.get(plan)
  if (known) return known(passedOver)
  const spared = plan.items.filter((item) => passedOver.has(item)).map(({ handle }) => handle)
  const handles = new Set<string | undefined>(spared)
  return plan.diagnostics.filter(({ severity, item }) => severity === 'error' && !handles.has(item))
}

const ERRORS = new WeakMap<Plan, (passedOver: ReadonlySet<Item>) => Diagnostic[]>()

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
    const sources = findItems(section.blocks.filter((block) => block !== queue?.list))
    return sources.length === 0 ? [] : [{ sources, horizon: horizonOf(section) }]
  })
  const horizons = [...new Set(placed.map(({ horizon }) => horizon))]
  horizons.sort((a, b) => a.start - b.start)
  return { placed, horizons, horizonOf, codes: letterSections(horizons) }
}

/** Gives every item its place and its code. */
function seatItems(
  reading: Reading,
  { placed, horizons, codes }: Places,
  legend: () => Legend,
): Item[] {
  const positions = new Map(horizons.map((section, index) => [section, index]))
  const counts: number[] = horizons.map(() => 0)
  const items: Item[] = []
  const context = itemContext(reading, legend, items)
  for (const { sources, horizon: section } of placed) {
    const horizon = positions.get(section) as number
    const letters = codes[horizon] as string
    for (const source of sources) {
      const number = (counts[horizon] as number) + 1
      counts[horizon] = number
      const seat = { letters, number, horizon, index: items.length }
      items.push(new ReadItem(source, seat, context))
    }
  }
  return items
}
