import { slugAt } from '../evidence/headings.ts'
import { shortHandles } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { ItemLink } from '../plan/write.ts'

/** The link from an entry of the queue to the item behind it. */
export function linkTo(plan: Plan, behind: Item): ItemLink {
  const heading = plan.horizons[behind.horizon]?.heading ?? null
  const slug = heading === null ? '' : slugAt(plan.source.text, heading.end)
  return { label: shortHandles(plan).get(behind.handle) ?? behind.handle, url: `#${slug}` }
}
