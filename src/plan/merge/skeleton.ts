import type { Element } from './element.ts'
import { unusedCharacters } from './line-ends.ts'
import type { LineRange, Page } from './page.ts'
import { columnOf, lineOf } from './page.ts'
import { queueRange } from './queue.ts'
import type { RunTrio } from './runs.ts'
import type { Side, Sides } from './sides.ts'
import { mapSides, SIDES } from './sides.ts'
import { vacantPlace } from './vacant.ts'

/**
 * What is left of three texts when everything that was merged by meaning is
 * taken out: one line stands for each run of items and for the queue, and one
 * sign for the date. These are the same on every side, so that a merge of the
 * lines has nothing to say about them.
 */
export interface Skeleton {
  readonly lines: Sides<readonly string[]>
  /** Everything a line stands for, in the order of the runs, the queue last. */
  readonly held: readonly (readonly Element[])[]
  /** The one of `held` that a line stands for; null for any other line. */
  readonly heldBy: (line: string) => readonly Element[] | null
  /** A line with the date in it, where the sign stands. @param side null in the result. */
  readonly dated: (line: string, side: Side | null) => string
}

/** What was merged by meaning. */
export interface ByMeaning {
  readonly runs: readonly RunTrio[]
  /** By the position of the run. */
  readonly items: ReadonlyMap<number, readonly Element[]>
  readonly queue: readonly Element[]
  /** Null where the date has to be merged as it stands. */
  readonly date: string | null
}

export function skeletonOf(pages: Sides<Page>, merged: ByMeaning): Skeleton {
  const [sign = '', dateSign = ''] = unusedCharacters(
    mapSides(pages, ({ lines }) => lines.join('\n')),
    2,
  )
  const all = heldIn(pages, merged).map((each, at) => ({
    ...each,
    names: mapSides(each.places, (_place, side) => `${sign}${at}${contested(each, side)}${sign}`),
  }))
  const held = new Map(
    all.flatMap(({ names, elements }) => SIDES.map((side) => [names[side], elements] as const)),
  )
  const lines = mapSides(pages, (page, side) => {
    const dated = merged.date === null ? page.lines : withoutDate(page, dateSign)
    const taken = all.map(({ places, names }) => ({ place: places[side], name: names[side] }))
    return replaced(dated, taken)
  })
  return {
    lines,
    held: all.map(({ elements }) => elements),
    heldBy: (line) => held.get(line) ?? null,
    dated: (line, side) => {
      const date = side === null ? merged.date : pages[side].plan.lastUpdated?.value
      return date == null ? line : line.replace(dateSign, () => date)
    },
  }
}

/** Lines that give way to one, with blank lines around it where there were none. */
export interface HeldPlace extends LineRange {
  readonly above?: readonly string[]
  readonly below?: readonly string[]
}

interface Held {
  readonly places: Sides<HeldPlace | null>
  readonly elements: readonly Element[]
}

function heldIn(pages: Sides<Page>, { runs, items, queue }: ByMeaning): Held[] {
  const held = runs.map((run, list): Held => {
    const elements = items.get(list) ?? []
    if (elements.length === 0) return { places: run, elements }
    return { places: mapSides(run, (own, side) => own ?? vacantPlace(pages, run, side)), elements }
  })
  const places = mapSides(pages, queueRange)
  return SIDES.some((side) => places[side]) ? [...held, { places, elements: queue }] : held
}

/**
 * A branch that took everything out would win against one that changed lines,
 * if the line in their place looked the same: so there it does not.
 */
function contested({ places, elements }: Held, side: Side): string {
  const other = side === 'ours' ? 'theirs' : 'ours'
  const isTakenOut = side !== 'base' && places.base !== null && places[other] === null
  return isTakenOut && elements.length > 0 ? ' changed' : ''
}

function withoutDate(page: Page, sign: string): readonly string[] {
  const { lastUpdated } = page.plan
  if (lastUpdated === null) return page.lines
  const { start, end } = lastUpdated.span
  const [row, column] = [lineOf(page, start), columnOf(page, start)]
  return page.lines.map((line, at) =>
    at === row ? line.slice(0, column) + sign + line.slice(column + end - start) : line,
  )
}

function replaced(
  lines: readonly string[],
  taken: readonly { readonly place: HeldPlace | null; readonly name: string }[],
): string[] {
  const result: string[] = []
  let at = 0
  const inOrder = taken.flatMap(({ place, name }) => (place ? [{ ...place, name }] : []))
  for (const place of inOrder.sort((a, b) => a.first - b.first)) {
    result.push(
      ...lines.slice(at, place.first),
      ...(place.above ?? []),
      place.name,
      ...(place.below ?? []),
    )
    at = place.end
  }
  return [...result, ...lines.slice(at)]
}
