import { matchHorizons } from '../compare/horizons.ts'
import type { Horizon, Item } from '../model.ts'
import type { ItemTrio } from './identity.ts'
import type { LineRange, Page } from './page.ts'
import { columnOf, rangeOf } from './page.ts'
import type { Branch, Sides } from './sides.ts'
import { mapSides, SIDES } from './sides.ts'

/** Items of one horizon that stand right below each other, at one column. */
export interface Run extends LineRange {
  readonly items: readonly Item[]
  readonly horizon: number
}

/** One run as it stands in each text; null where it is not there. */
export type RunTrio = Sides<Run | null>

/**
 * The items that stand in a run in every text that has them, and the runs.
 * Others, such as those that begin on another bullet's line, stay plain text.
 */
export function seatTrios(
  pages: Sides<Page>,
  trios: readonly ItemTrio[],
): { readonly trios: readonly ItemTrio[]; readonly runs: readonly RunTrio[] } {
  const runs = matchRuns(pages, trios)
  const seated = new Set(runs.flatMap((run) => SIDES.flatMap((side) => run[side]?.items ?? [])))
  const kept = trios.filter((trio) =>
    SIDES.every((side) => trio[side] === null || seated.has(trio[side])),
  )
  return kept.length === trios.length ? { trios, runs } : seatTrios(pages, kept)
}

/** Finds the runs of the items in question, and each of them again in all three texts. */
function matchRuns(pages: Sides<Page>, trios: readonly ItemTrio[]): RunTrio[] {
  const runs = mapSides(pages, (page, side) =>
    runsOf(page, new Set(trios.flatMap((trio) => trio[side] ?? []))),
  )
  const names = {
    base: new Map(),
    ours: namesIn(pages, trios, 'ours'),
    theirs: namesIn(pages, trios, 'theirs'),
  }
  const homes = mapSides(runs, (list, side) => groupByHome(list, pages[side], names[side]))
  const keys = new Set(SIDES.flatMap((side) => [...homes[side].keys()]))
  const likes = likesOf(trios)
  return [...keys].flatMap((key) =>
    matchInHome(
      mapSides(homes, (home) => home.get(key) ?? []),
      likes,
    ),
  )
}

function runsOf(page: Page, wanted: ReadonlySet<Item>): Run[] {
  const runs: { items: Item[]; first: number; end: number; horizon: number; column: number }[] = []
  for (const item of page.plan.items) {
    const { first, end } = rangeOf(page, item.bullet.span)
    const { start } = item.bullet.marker
    const column = columnOf(page, start)
    const lead = page.plan.source.text.slice(start - column, start)
    if (!wanted.has(item) || !/^[ \t]*$/.test(lead)) continue
    const last = runs.at(-1)
    const joins =
      last &&
      last.horizon === item.horizon &&
      last.column === column &&
      page.lines.slice(last.end, first).every(page.isBlank)
    if (joins) {
      last.items.push(item)
      last.end = end
    } else {
      runs.push({ items: [item], first, end, horizon: item.horizon, column })
    }
  }
  return runs
}

/** The base's horizon that each one of a branch is; a new one has its own name. */
function namesIn(
  pages: Sides<Page>,
  trios: readonly ItemTrio[],
  branch: Branch,
): Map<Horizon, string> {
  const found = new Map(
    trios.flatMap((trio) => {
      const like = trio[branch]
      return trio.base && like ? [[trio.base, like] as const] : []
    }),
  )
  const { base } = pages
  const horizons = matchHorizons(base.plan, pages[branch].plan, found)
  return new Map([...horizons].map(([old, horizon]) => [horizon, homeOf(base, old)]))
}

/** Horizons of one name are told apart by their number. */
function homeOf({ plan: { horizons } }: Page, horizon: Horizon): string {
  const namesakes = horizons.filter(({ name }) => name === horizon.name)
  return `${horizon.name} ${namesakes.indexOf(horizon)}`
}

function groupByHome(
  runs: readonly Run[],
  page: Page,
  names: ReadonlyMap<Horizon, string>,
): Map<string, Run[]> {
  const homes = new Map<string, Run[]>()
  for (const run of runs) {
    const horizon = page.plan.horizons[run.horizon] as Horizon
    const home = names.get(horizon) ?? homeOf(page, horizon)
    const others = homes.get(home)
    if (others) others.push(run)
    else homes.set(home, [run])
  }
  return homes
}

/** Runs of one horizon: one by one where each text has as many, else by the items they share. */
function matchInHome(runs: Sides<readonly Run[]>, likes: ReadonlyMap<Item, ItemTrio>): RunTrio[] {
  const counts = new Set(SIDES.map((side) => runs[side].length).filter((count) => count > 0))
  if (counts.size === 1) {
    const [count = 0] = counts
    return Array.from({ length: count }, (_none, at) => mapSides(runs, (list) => list[at] ?? null))
  }
  const free = { base: new Set(runs.base), ours: new Set(runs.ours), theirs: new Set(runs.theirs) }
  const trios: RunTrio[] = []
  for (const side of SIDES) {
    for (const run of free[side]) {
      const trio = mapSides(free, (list, other) =>
        other === side ? run : mostShared(run, [...list], other, likes),
      )
      for (const each of SIDES) if (trio[each]) free[each].delete(trio[each])
      trios.push(trio)
    }
  }
  return trios
}

function mostShared(
  { items }: Run,
  others: readonly Run[],
  side: keyof Sides<Run>,
  likes: ReadonlyMap<Item, ItemTrio>,
): Run | null {
  const wanted = new Set(items.map((item) => likes.get(item)?.[side]))
  const shares = others.map((run) => ({
    run,
    share: run.items.filter((item) => wanted.has(item)).length,
  }))
  const [best] = shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share)
  return best?.run ?? null
}

function likesOf(trios: readonly ItemTrio[]): Map<Item, ItemTrio> {
  return new Map(
    trios.flatMap((trio) =>
      SIDES.flatMap((side) => (trio[side] ? [[trio[side], trio] as const] : [])),
    ),
  )
}
