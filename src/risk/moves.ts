import type { Level } from '../plan/model.ts'
import { addDays } from '../text/dates.ts'
import type { Weight } from './difference.ts'
import { compareCandidates, higherBand } from './difference.ts'
import type { Ranked } from './rank.ts'
import type { SingleChange } from './single-changes.ts'
import { singleChanges } from './single-changes.ts'

/** A single change that would give an item another place. */
export interface Move {
  /** An input of its risk, its due day, whether it is in progress, or its place by hand. */
  readonly input: SingleChange['input'] | 'due' | 'started' | 'pin'
  readonly from: string | null
  /** Of a due day: the day before which it would have to be due. */
  readonly to: string | null
  /** What it would be ranked by. */
  readonly band: Level
  /** The place it would have, from one. */
  readonly place: number
  readonly direction: 'up' | 'down'
}

/**
 * Which single change would move an item: for each input of its risk the nearest value that
 * lifts it and the nearest that lowers it, then an earlier due day, taking it up or leaving
 * it, and losing its place by hand; as far as these move it.
 *
 * Exact, because nothing in a ranking waits for anything else in it: the band of no other
 * item depends on this one's.
 */
export function wouldMove(ranked: readonly Ranked[], own: Ranked): Move[] {
  const at = outlookByBand(ranked, own)
  const moves: Move[] = []
  for (const changes of singleChanges(own.assessment)) {
    const change = changes.find(({ band }) => at(band).place !== own.place)
    if (change !== undefined) moves.push(...moveOf(own, change, at(change.band)))
  }
  moves.push(...earlier(ranked, own), ...takenUp(ranked, own))
  if (own.pin !== null) {
    const told = { input: 'pin', from: own.pin.until, to: null } as const
    moves.push(...placed(ranked, own, { ...weightOf(own), pin: null }, told))
  }
  return moves
}

/** The sensitivity of a place in one line. */
export function sensitivity(moves: readonly Move[]): string {
  return moves.map(moveText).join('; ') || 'no single change would move it'
}

/** `likelihood moderate (band low), drops to place 5`: the new input, its band, its place. */
function moveText(move: Move): string {
  const { direction, place } = move
  return `${changeText(move)}, ${direction === 'up' ? 'rises' : 'drops'} to place ${place}`
}

function changeText({ input, to, band }: Move): string {
  if (input === 'due') return `due before ${to}`
  if (input === 'started') return to === 'yes' ? 'started' : 'stopped'
  return input === 'pin' ? 'without its place by hand' : `${input} ${to} (band ${band})`
}

/** Where another band would put an item. */
type Outlook = Pick<Move, 'band' | 'place'>

/** Where each band of its own would put an item. Bands are five, so each is looked up once. */
export function outlookByBand(ranked: readonly Ranked[], own: Ranked): (band: Level) => Outlook {
  const known = new Map<Level, Outlook>([[own.band, { band: own.band, place: own.place }]])
  return (stated) => {
    const band = own.lift === null ? stated : higherBand(stated, own.lift.band)
    const seen = known.get(band)
    if (seen !== undefined) return seen
    const outlook = { band, place: placeOf(ranked, own.place, { ...weightOf(own), band }) }
    known.set(band, outlook)
    return outlook
  }
}

type Told = Pick<Move, 'input' | 'from' | 'to'>

function moveOf(own: Ranked, { input, from, to }: Told, { band, place }: Outlook): Move[] {
  if (place === own.place) return []
  return [{ input, from, to, band, place, direction: place < own.place ? 'up' : 'down' }]
}

/** Just before the day of the one above, where nothing weightier puts that one there. */
function earlier(ranked: readonly Ranked[], own: Ranked): Move[] {
  const above = ranked[own.place - 2]
  const before = above?.due.day ?? null
  if (above === undefined || before === null || !isPeer(above, own)) return []
  const due = { day: addDays(before, -1), source: 'field', daysLate: 0 } as const
  const told = { input: 'due', from: own.due.day, to: before } as const
  return placed(ranked, own, { ...weightOf(own), due }, told)
}

function takenUp(ranked: readonly Ranked[], own: Ranked): Move[] {
  const { started } = own
  const beside = ranked[started ? own.place : own.place - 2]
  const isTied = beside !== undefined && isPeer(beside, own) && beside.due.day === own.due.day
  if (own.back !== null || !isTied) return []
  const [from, to] = started ? ['yes', 'no'] : ['no', 'yes']
  const told = { input: 'started', from, to } as const
  return placed(ranked, own, { ...weightOf(own), started: !started }, told)
}

/** True where neither a pin nor a band tells two apart. */
function isPeer(one: Ranked, other: Ranked): boolean {
  return one.band === other.band && (one.pin === null) === (other.pin === null)
}

/** A part of an item, because a long plan is not to be copied again and again. */
function weightOf({ pin, band, due, started, position }: Ranked): Weight {
  return { pin, band, due, started, position }
}

function placed(ranked: readonly Ranked[], own: Ranked, changed: Weight, told: Told): Move[] {
  return moveOf(own, told, { band: own.band, place: placeOf(ranked, own.place, changed) })
}

/** Bisects for the place of a changed item, its present one taken out. @param present from one. */
function placeOf(ranked: readonly Ranked[], present: number, changed: Weight): number {
  let low = 0
  let high = ranked.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = ranked[middle]
    if (other !== undefined && compareCandidates(other, changed) < 0) low = middle + 1
    else high = middle
  }
  return low < present ? low + 1 : low
}
