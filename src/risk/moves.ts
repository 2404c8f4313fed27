import type { Level } from '../plan/model.ts'
import { LEVELS } from '../plan/model.ts'
import { compareCandidates, higherBand } from './difference.ts'
import type { Ranked } from './rank.ts'
import type { Detection } from './table.ts'
import { bandOf, levelOrder } from './table.ts'

/** A single change of one input that would give an item another place. */
export interface Move {
  readonly input: 'impact' | 'likelihood' | 'detection'
  readonly from: Level | Detection
  readonly to: Level | Exclude<Detection, null>
  /** What it would be ranked by. */
  readonly band: Level
  /** The place it would have, from one. */
  readonly place: number
  readonly direction: 'up' | 'down'
}

/** Where a changed band would put an item. */
type Outlook = Pick<Move, 'band' | 'place'>

/**
 * Which single change would move an item: for each input the nearest value that lifts it
 * and the nearest that lowers it, as far as there are such values.
 *
 * Exact, because nothing in a ranking waits for anything else in it: the band of no other
 * item depends on this one's.
 */
export function wouldMove(ranked: readonly Ranked[], own: Ranked): Move[] {
  const at = outlookByBand(ranked, own)
  const { impact, likelihood, detection } = own.assessment
  const [i, l, d] = [impact.value, likelihood.value, detection.value]
  const moves = [
    ...nearestLevels(own, 'impact', (to) => at(bandOf(to, l, d))),
    ...nearestLevels(own, 'likelihood', (to) => at(bandOf(i, to, d))),
  ]
  const other = d === 'none' ? 'partial' : 'none'
  const detected = moveOf(own, 'detection', other, at(bandOf(i, l, other)))
  return detected === null ? moves : [...moves, detected]
}

/** The sensitivity of a place in one line. */
export function sensitivity(moves: readonly Move[]): string {
  return moves.map(moveText).join('; ') || 'no single change would move it'
}

/** `likelihood moderate -> moderate, drops to place 5`: the new input, its band, its place. */
function moveText({ input, to, band, direction, place }: Move): string {
  return `${input} ${to} -> ${band}, ${direction === 'up' ? 'rises' : 'drops'} to place ${place}`
}

function nearestLevels(
  own: Ranked,
  input: 'impact' | 'likelihood',
  at: (to: Level) => Outlook,
): Move[] {
  const order = levelOrder(own.assessment[input].value)
  const raising = LEVELS.slice(order + 1)
  const lowering = LEVELS.slice(0, order).reverse()
  return [raising, lowering].flatMap((levels) => {
    const to = levels.find((level) => at(level).place !== own.place)
    return (to && moveOf(own, input, to, at(to))) ?? []
  })
}

function moveOf(
  own: Ranked,
  input: Move['input'],
  to: Move['to'],
  { band, place }: Outlook,
): Move | null {
  if (place === own.place) return null
  const from = own.assessment[input].value
  return { input, from, to, band, place, direction: place < own.place ? 'up' : 'down' }
}

/** Bands are five, so each is looked up once. */
function outlookByBand(ranked: readonly Ranked[], own: Ranked): (band: Level) => Outlook {
  const places = new Map<Level, number>([[own.band, own.place]])
  return (stated) => {
    const band = own.lift === null ? stated : higherBand(stated, own.lift.band)
    const place = places.get(band) ?? placeWith(ranked, own, band)
    places.set(band, place)
    return { band, place }
  }
}

/** Bisects for the place the item would have with another band, its present one taken out. */
function placeWith(ranked: readonly Ranked[], own: Ranked, band: Level): number {
  const changed = { ...own, band }
  let low = 0
  let high = ranked.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = ranked[middle]
    if (other !== undefined && compareCandidates(other, changed) < 0) low = middle + 1
    else high = middle
  }
  return low < own.place ? low + 1 : low
}
