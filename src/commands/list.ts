import { normaliseTitle } from '../plan/handle.ts'
import type { Item, Plan } from '../plan/model.ts'
import { hasOwner } from '../plan/owner.ts'
import { serviceItems } from '../plan/scope.ts'
import { isOpen } from '../plan/status.ts'
import { daysBetween } from '../text/dates.ts'
import type { Facts, InputOf } from './command.ts'
import { anyArguments, defineCommand, option, options, presetOption, toggle } from './command.ts'
import { findHorizons } from './find-horizon.ts'
import { lapsedItems } from './lapsed.ts'
import { recordProbes } from './record-probes.ts'
import type { ItemView, ResultOf } from './schema.ts'
import { isUnproven } from './unproven.ts'
import { horizon, owner, period, status, text } from './values.ts'
import { viewerOf } from './view.ts'

const words = {
  arguments: { words: anyArguments('words that the title or an address must hold', text) },
  options: {
    status: options('-s, --status', 'only items of this status', status),
    horizon: options('-H, --horizon', 'only items of this horizon (its letter or name)', horizon),
    owner: option('--owner', 'only items of this owner', owner),
    service: option('--service', 'only items that name this service', text),
    overdue: toggle('--overdue', 'only open items past their day'),
    stale: presetOption(
      '--stale',
      'only items in progress that nobody touched for so long; 7d unless told',
      period,
      '7d',
    ),
    unproven: toggle(
      '--unproven',
      'only completed items whose evidence is missing, has lapsed or is not enough',
    ),
  },
} as const

type Input = InputOf<typeof words>

export const list = defineCommand({
  name: 'list',
  summary: 'List items by horizon, all or those that match',
  examples: [
    'harden list -s in-progress',
    'harden list -H short --owner SRE',
    'harden list rollback',
  ],
  writes: false,
  words,
  probes: (plan, _input, facts) => recordProbes(plan.items, facts),
  decide: (plan, input, facts) => {
    const horizons = findHorizons(plan, input.horizon)
    return {
      result: (): ResultOf<'list'> => ({ items: chosenItems(plan, input, horizons, facts) }),
    }
  },
})

/** @param horizons positions of those that are asked for; all where the words ask for none. */
function chosenItems(
  plan: Plan,
  input: Input,
  horizons: ReadonlySet<number>,
  facts: Facts,
): ItemView[] {
  const viewer = viewerOf(plan, facts)
  const lapsed = input.unproven ? lapsedItems(plan, facts) : null
  const { service, stale } = input
  const ofService = service === null ? null : serviceItems(plan, service, facts.services)
  const isAsked = (item: Item) =>
    (ofService === null || ofService.has(item)) &&
    (input.horizon.length === 0 || horizons.has(item.horizon)) &&
    matchesText(item, input)
  const isShown = (item: Item, view: ItemView) =>
    (!input.overdue || isOverdue(item, view, facts)) &&
    (stale === null || isStale(view, stale, facts)) &&
    (lapsed === null || isUnproven(view) || lapsed.has(view.handle))
  const views: ItemView[] = []
  for (const item of plan.items) {
    const view = isAsked(item) ? viewer.item(item) : null
    if (view !== null && isShown(item, view)) views.push(view)
  }
  return views
}

function matchesText(item: Item, { words, status, owner }: Input) {
  return (
    words.every((word) => isNamedBy(item, word)) &&
    (status.length === 0 || status.includes(item.status)) &&
    (owner === null || hasOwner(item.owners, owner))
  )
}

/** By words of its title, or by its address. */
function isNamedBy({ title, code, handle }: Item, word: string): boolean {
  const wanted = normaliseTitle(word)
  return (
    normaliseTitle(title.value).includes(wanted) ||
    code.toLowerCase() === wanted ||
    (wanted.length >= 4 && handle.startsWith(wanted))
  )
}

function isOverdue(item: Item, view: ItemView, { today }: Facts): boolean {
  return isOpen(item, today) && view.due !== null && view.due.daysLate > 0
}

/** Where history does not reach back to the last change, nobody can say that it is too long ago. */
function isStale({ status, touched }: ItemView, days: number, { today }: Facts): boolean {
  return status === 'in-progress' && touched !== null && daysBetween(touched, today) >= days
}
