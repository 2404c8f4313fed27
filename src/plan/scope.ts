import { lettered } from '../text/lettered.ts'
import type { Item, Plan } from './model.ts'
import { referenceReader } from './reference.ts'

/** What belongs to a service besides the items that name it. */
export interface ServiceWords {
  /** Addresses of items. */
  readonly items?: readonly string[] | undefined
  /** Other names of it: any item that says one of them belongs to it. */
  readonly words?: readonly string[] | undefined
}

/** A service and the items that are about it. */
export interface ServiceItems {
  /** As in the plan's scope; of others as the configuration spells it. */
  readonly name: string
  /** False for those of the configuration alone. */
  readonly inScope: boolean
  /** In document order. */
  readonly items: readonly Item[]
}

/** All services, what is about none of them, and what the configuration names in vain. */
export interface Services {
  readonly services: readonly ServiceItems[]
  /** Items that name no service: they are about the whole. */
  readonly whole: readonly Item[]
  /** References of the configuration that name no item, or several. */
  readonly astray: readonly { readonly service: string; readonly reference: string }[]
}

/**
 * Sorts items by the services they name, in title, details, steps, requirement
 * or a field of their own; one item may belong to several.
 *
 * @param configured by the name of the service, spelled as tolerantly as in items.
 */
export function servicesOf(
  plan: Plan,
  configured: Readonly<Record<string, ServiceWords>> = {},
): Services {
  const known = knownServices(plan, configured)
  const read = referenceReader(plan)
  const astray: { service: string; reference: string }[] = []
  const services = known.map(({ name, inScope, words, items }): ServiceItems => {
    const named = new Set<Item>()
    for (const reference of items) {
      const lookup = read(reference)
      if (lookup.kind === 'found') named.add(lookup.item)
      else astray.push({ service: name, reference })
    }
    const isAbout = mentionOf([name, ...words])
    return { name, inScope, items: plan.items.filter((item) => named.has(item) || isAbout(item)) }
  })
  const about = new Set(services.flatMap(({ items }) => items))
  return { services, whole: plan.items.filter((item) => !about.has(item)), astray }
}

/**
 * The items of the service that is called so, in the plan or the configuration;
 * of another name, those that say it.
 */
export function serviceItems(
  plan: Plan,
  name: string,
  configured?: Readonly<Record<string, ServiceWords>>,
): ReadonlySet<Item> {
  const { services } = servicesOf(plan, configured)
  const service = services.find((each) => isServiceNamed(each, name))
  return new Set(service?.items ?? plan.items.filter(mentionOf([name])))
}

/** True for its name however that is spelled. */
export function isServiceNamed({ name }: ServiceItems, words: string): boolean {
  return keyOf(name) === keyOf(words)
}

interface Known {
  readonly name: string
  readonly inScope: boolean
  readonly words: readonly string[]
  readonly items: readonly string[]
}

function knownServices(
  { scope }: Plan,
  configured: Readonly<Record<string, ServiceWords>>,
): readonly Known[] {
  const known = new Map<string, Known>()
  for (const { value: name } of scope) {
    if (keyOf(name) !== '') known.set(keyOf(name), { name, inScope: true, words: [], items: [] })
  }
  for (const [name, { words = [], items = [] }] of Object.entries(configured)) {
    const scoped = known.get(keyOf(name))
    known.set(keyOf(name), { name, inScope: false, ...scoped, words, items })
  }
  return [...known.values()]
}

/** One spelling for `token_manager`, `token-manager`, `Token Manager` and `TokenManager`. */
function keyOf(name: string): string {
  return partsOf(name).join('')
}

function partsOf(name: string): string[] {
  const spelled = name.normalize('NFKC').toLowerCase()
  return spelled.match(PARTS(spelled)) ?? []
}

const PARTS = lettered(({ letter, mark, number }) => `[${letter}${mark}${number}]+`, 'g')

/** Tells whether an item says one of these names, whole, however its parts are joined. */
function mentionOf(names: readonly string[]): (item: Item) => boolean {
  const spelled = names.map((name) => partsOf(name).join('[\\s_.-]*')).filter((each) => each !== '')
  if (spelled.length === 0) return () => false
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
  return (item) => wordsOf(item).some((words) => pattern.test(words.normalize('NFKC')))
}

/** Fields that say who, when and how it stands, and not what it is about. */
const NOT_ABOUT = new Set(['owner', 'owners', 'evidence', 'due', 'blocked by', 'deferred'])

function wordsOf({ title, details, steps, evidence, fields }: Item): string[] {
  return [
    title.value,
    ...details.map(({ value }) => value),
    ...steps.map(({ text }) => text.value),
    evidence.required?.value ?? '',
    ...fields
      .filter(({ key }) => !NOT_ABOUT.has(key.value.toLowerCase()))
      .map(({ value }) => value.value),
  ]
}
