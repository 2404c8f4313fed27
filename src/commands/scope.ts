import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { ServiceItems, Services } from '../plan/scope.ts'
import { isServiceNamed, servicesOf } from '../plan/scope.ts'
import { isOpen } from '../plan/status.ts'
import { nearest } from '../text/near.ts'
import type { Facts } from './command.ts'
import { anyArguments, defineCommand } from './command.ts'
import { lapsedItems } from './lapsed.ts'
import { recordProbes } from './record-probes.ts'
import type { ItemView, ResultOf } from './schema.ts'
import { isUnproven } from './unproven.ts'
import { text } from './values.ts'
import { viewerOf } from './view.ts'

export const services = defineCommand({
  name: 'services',
  summary: 'Say of each service in scope what it still lacks, horizon by horizon',
  description:
    'An item belongs to the services that its title, details, steps or requirement name, and to those the configuration puts it to. What is open, deferred, or completed without proof is listed; nothing is summed up in a score.',
  examples: ['harden services', 'harden services token_manager'],
  writes: false,
  words: { arguments: { names: anyArguments('the services to look at; else all', text) } },
  probes: (plan, _input, facts) => recordProbes(plan.items, facts),
  decide: (plan, { names }, facts) => {
    const found = servicesOf(plan, facts.services)
    const chosen = names.length === 0 ? found.services : named(found.services, names)
    return {
      notices: found.astray.map(
        ({ service, reference }) =>
          `the configuration puts “${reference}” to ${service}, and it names no item of the plan`,
      ),
      result: (): ResultOf<'services'> =>
        view(plan, facts, chosen, names.length > 0 ? null : found),
    }
  },
})

/** @throws HardenError (exit 3) for a name that no service has. */
function named(known: readonly ServiceItems[], names: readonly string[]): ServiceItems[] {
  const unknown = names.find((name) => !known.some((service) => isServiceNamed(service, name)))
  if (unknown !== undefined) throw unknownName(known, unknown)
  return known.filter((service) => names.some((name) => isServiceNamed(service, name)))
}

function unknownName(known: readonly ServiceItems[], name: string): HardenError {
  const all = known.map((service) => service.name)
  const near = nearest(name, all)
  return new HardenError({
    code: 'no-such-service',
    exit: EXIT.notFound,
    message: `Unexpected service "${name}", expected ${all.length === 0 ? 'one that the plan names behind “Scope:”' : all.join(', ')}`,
    mend: near === null ? 'harden services' : `harden services ${near}`,
  })
}

function view(
  plan: Plan,
  facts: Facts,
  chosen: readonly ServiceItems[],
  whole: Services | null,
): ResultOf<'services'> {
  const lacking = lackingItems(plan, facts)
  const cover = (items: readonly Item[]) => coverageOf(plan, items, lacking)
  const shown = new Set([...chosen.flatMap(({ items }) => items), ...(whole?.whole ?? [])])
  return {
    services: chosen.map(({ name, inScope, items }) => ({ name, inScope, ...cover(items) })),
    whole: whole && cover(whole.whole),
    items: plan.items.flatMap((item) => (shown.has(item) ? (lacking.get(item)?.view ?? []) : [])),
  }
}

type Lacks = ResultOf<'services'>['services'][number]['lacks'][number]
type Lacking = ReadonlyMap<Item, { readonly why: Lacks['why']; readonly view: ItemView }>

/** Whatever is not completed with proof; an accepted risk lacks too. */
function lackingItems(plan: Plan, facts: Facts): Lacking {
  const lapsed = lapsedItems(plan, facts)
  const viewer = viewerOf(plan, facts)
  const lacking = new Map<Item, { why: Lacks['why']; view: ItemView }>()
  for (const item of plan.items) {
    const shown = viewer.item(item)
    if (item.status === 'completed') {
      const isShown = !isUnproven(shown) && !lapsed.has(item.handle)
      if (!isShown) lacking.set(item, { why: 'unproven', view: shown })
    } else {
      const isResting = item.status === 'deferred' && !isOpen(item, facts.today)
      lacking.set(item, { why: isResting ? 'deferred' : 'open', view: shown })
    }
  }
  return lacking
}

function coverageOf({ horizons }: Plan, items: readonly Item[], lacking: Lacking) {
  return {
    items: items.map(({ handle }) => handle),
    levels: horizons.flatMap(({ code, name }, place) => {
      const own = items.filter(({ horizon }) => horizon === place)
      if (own.length === 0) return []
      const missing = own.filter((item) => lacking.has(item)).length
      return [{ code, name, items: own.length, lacking: missing }]
    }),
    lacks: items.flatMap((item): Lacks[] => {
      const found = lacking.get(item)
      return found === undefined ? [] : [{ item: item.handle, why: found.why }]
    }),
  }
}
