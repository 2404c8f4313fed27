import { addDays } from '../plan/dates.ts'
import type { Level } from '../plan/model.ts'
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
  const ofRisk = singleChanges(own.assessment).flatMap((changes) => {
    const change = changes.find(({ band }) => at(band).place !== own.place)
    return change === undefined ? [] : moveOf(own, { ...change, ...at(change.band) })
  })
  return [
    ...ofRisk,
    ...earlier(ranked, own),
    ...takenUp(ranked, own),
    ...(own.pin === null
      ? []
      : placed(ranked, own, { pin: null }, { input: 'pin', from: own.pin.until, to: null })),
  ]
}

/** The sensitivity of a place in one line. */
export function sensitivity(moves: readonly Move[]): string {
  return moves.map(moveText).join('; ') || 'no single change would move it'
}

/** `likelihood moderate -> moderate, drops to place 5`: the new input, its band, its place. */
function moveText(move: Move): string {
  const { direction, place } = move
  return `${changeText(move)}, ${direction === 'up' ? 'rises' : 'drops'} to place ${place}`
}

function changeText({ input, to, band }: Move): string {
  if (input === 'due') return `due before ${to}`
  if (input === 'started') return to === 'yes' ? 'started' : 'stopped'
  return input === 'pin' ? 'without its place by hand' : `${input} ${to} -> ${band}`
}

/** Where another band would put an item. */
type Outlook = Pick<Move, 'band' | 'place'>

/** Where each band of its own would put an item. Bands are five, so each is looked up once. */
export function outlookByBand(ranked: readonly Ranked[], own: Ranked): (band: Level) => Outlook {
  const places = new Map<Level, number>([[own.band, own.place]])
  return (stated) => {
    const band = own.lift === null ? stated : higherBand(stated, own.lift.band)
    const place = places.get(band) ?? placeOf(ranked, { ...own, band })
    places.set(band, place)
    return { band, place }
  }
}

type Told = Pick<Move, 'input' | 'from' | 'to'>

function moveOf(own: Ranked, told: Told & Outlook): Move[] {
  const { input, from, to, band, place } = told
  if (place === own.place) return []
  return [{ input, from, to, band, place, direction: place < own.place ? 'up' : 'down' }]
}

/** Just before the day of the one above. */
function earlier(ranked: readonly Ranked[], own: Ranked): Move[] {
  const above = ranked[own.place - 2]
  const before = above?.due.day ?? null
  if (above === undefined || before === null) return []
  const due = { day: addDays(before, -1), source: 'field', daysLate: 0 } as const
  const moves = placed(ranked, own, { due }, { input: 'due', from: own.due.day, to: before })
  // Where something weightier puts the other above, its day may be the later one.
  return moves.filter(({ direction }) => direction === 'up')
}

function takenUp(ranked: readonly Ranked[], own: Ranked): Move[] {
  const { started } = own
  if (own.back !== null) return []
  const [from, to] = started ? ['yes', 'no'] : ['no', 'yes']
  return placed(ranked, own, { started: !started }, { input: 'started', from, to })
}

function placed(
  ranked: readonly Ranked[],
  own: Ranked,
  change: Partial<Ranked>,
  told: Told,
): Move[] {
  return moveOf(own, { ...told, band: own.band, place: placeOf(ranked, { ...own, ...change }) })
}

/** Bisects for the place of a changed item, its present one taken out. */
function placeOf(ranked: readonly Ranked[], changed: Ranked): number {
  let low = 0
  let high = ranked.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = ranked[middle]
    if (other !== undefined && compareCandidates(other, changed) < 0) low = middle + 1
    else high = middle
  }
  return low < changed.place ? low + 1 : low
}
