import type { Page } from './page.ts'
import { rangeOf } from './page.ts'
import type { RunTrio } from './runs.ts'
import type { Side, Sides } from './sides.ts'
import type { HeldPlace } from './skeleton.ts'

/**
 * Where a run would stand in a section from which all items went, while its
 * heading stayed: as far below the heading as in the base. Null where anything
 * else stands in that section, or in the base's.
 */
export function vacantPlace(
  pages: Sides<Page>,
  { base: run }: RunTrio,
  side: Side,
): HeldPlace | null {
  const { base, [side]: page } = pages
  const horizon = base.plan.horizons[run?.horizon ?? -1]
  const vacancy = page.plan.vacancies.find(({ name }) => name === horizon?.name)
  if (!(run && horizon?.heading && vacancy)) return null
  const body = bodyOf(page, vacancy.heading, vacancy.span.end)
  const known = bodyOf(base, horizon.heading, horizon.span.end)
  const above = base.lines.slice(known.first, run.first)
  const below = base.lines.slice(run.end, known.end)
  const around = [...above, ...below, ...page.lines.slice(body.first, body.end)]
  return around.every(base.isBlank) ? { ...body, above, below } : null
}

function bodyOf(page: Page, heading: { start: number; end: number }, end: number) {
  const { first, end: top } = rangeOf(page, heading)
  const { text } = page.plan.source
  const bottom = end >= text.length ? page.lines.length : page.starts.indexOf(end)
  return { first: top, end: Math.max(top, bottom < 0 ? first : bottom) }
}
