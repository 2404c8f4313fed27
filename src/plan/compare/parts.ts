import type { Change } from '../change.ts'
import type { Cadence, Legend, Plan } from '../model.ts'
import { nameOfKey } from '../read/fields.ts'
import { speak } from '../write/queue.ts'
import type { HorizonMatch } from './horizons.ts'

/** How two plans differ outside their items. */
export function compareParts(before: Plan, after: Plan, horizons: HorizonMatch): Change[] {
  return [
    ...partChange('title', before.title?.value, after.title?.value),
    ...compareHeaders(before, after),
    ...partChange('legend', spellLegend(before.legend), spellLegend(after.legend)),
    ...horizonChanges(before, after, horizons),
    ...queueChanges(before, after),
    ...partChange('cadence', spellCadence(before.cadence), spellCadence(after.cadence)),
  ]
}

/** How what they say of themselves differs. */
export function compareHeaders(before: Plan, after: Plan): Change[] {
  return [...dateChange(before, after), ...headerChanges(before, after)]
}

function partChange(part: string, before = '', after = ''): Change[] {
  return before === after ? [] : [{ kind: 'plan', part, before, after }]
}

function dateChange(before: Plan, after: Plan): Change[] {
  const dates = { before: dateOf(before), after: dateOf(after) }
  return dates.before === dates.after ? [] : [{ kind: 'last-updated', ...dates }]
}

function dateOf({ lastUpdated }: Plan): string | null {
  return lastUpdated?.value ?? null
}

/** The words around the date of the last update count when the date itself did not change. */
function headerChanges(before: Plan, after: Plan): Change[] {
  const olds = headerOf(before)
  const news = headerOf(after)
  if (dateOf(before) !== dateOf(after)) {
    olds.delete(LAST_UPDATED)
    news.delete(LAST_UPDATED)
  }
  const keys = new Set([...olds.keys(), ...news.keys()])
  return [...keys].flatMap((key) => partChange(key, olds.get(key), news.get(key)))
}

const LAST_UPDATED = 'last updated'

function headerOf({ header }: Plan): Map<string, string> {
  const values = new Map<string, string>()
  for (const { key, value } of header) {
    const name = nameOfKey(key.value)
    const others = values.get(name)
    values.set(name, others === undefined ? value.value : `${others}; ${value.value}`)
  }
  return values
}

function spellLegend({ entries }: Legend): string {
  const words = [...entries.values()].map(({ mark, meaning }) => `[${mark}] ${meaning}`)
  return words.sort().join('; ')
}

/** A horizon that came or went with its items is told by their moves. */
function horizonChanges(before: Plan, after: Plan, horizons: HorizonMatch): Change[] {
  const changes = [...horizons].flatMap(([old, horizon]) => [
    ...partChange('horizon', old.name, horizon.name),
    ...partChange(`window of ${old.name}`, old.window?.text, horizon.window?.text),
  ])
  const kept = before.horizons.flatMap((old) => horizons.get(old) ?? [])
  const order = (list: Plan['horizons']) => list.map(({ name }) => name).join(', ')
  const isKept = new Set(kept)
  const now = after.horizons.filter((horizon) => isKept.has(horizon))
  return [...changes, ...partChange('order of horizons', order(kept), order(now))]
}

function queueChanges(before: Plan, after: Plan): Change[] {
  const was = before.queue?.entries.map(speak) ?? []
  const is = after.queue?.entries.map(speak) ?? []
  const isSame = was.length === is.length && was.every((each, at) => each === is[at])
  const named = partChange('queue', before.queue?.name, after.queue?.name)
  return isSame ? named : [...named, { kind: 'queue', before: was, after: is }]
}

function spellCadence(cadence: Cadence | null): string {
  if (!cadence) return ''
  const day = cadence.weekday === null ? 'no day' : WEEKDAYS[cadence.weekday]
  return `${day} ${cadence.zone ?? ''}`.trim()
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
