import type { Told } from '../../src/history/chain.ts'
import { firstStep, stepBetween } from '../../src/history/step.ts'
import type { Life, Past, Timeline } from '../../src/history/timeline.ts'
import { readTimeline } from '../../src/history/timeline.ts'
import type { Change } from '../../src/plan/change.ts'
import { planOf } from '../support/reading.ts'

/** A commit as a test writes it down. */
export interface Sketch {
  /** Day in 2026, `MM-DD`. */
  readonly on: string
  readonly plan: string
  /** Positions of the commits before it; the one written before it unless told. */
  readonly after?: readonly number[]
  readonly cutOff?: boolean
}

export function pastOf(...sketches: readonly Sketch[]): Past {
  const plans = sketches.map(({ plan }) => planOf(plan))
  const revisions = sketches.map(({ on, after, cutOff = false }, at) => {
    const parents = after ?? (at === 0 ? [] : [at - 1])
    const plan = plans[at] ?? planOf('')
    const steps = parents.map((parent) => stepBetween(plans[parent] ?? planOf(''), plan))
    return {
      commit: `${at}`.padStart(40, '0'),
      parents,
      day: `2026-${on}`,
      author: 'Ada',
      subject: `commit ${at}`,
      steps: steps.length === 0 ? [firstStep(plan)] : steps,
      cutOff,
    }
  })
  return { revisions }
}

export function timelineOf(...sketches: readonly Sketch[]): Timeline {
  return readTimeline(pastOf(...sketches))
}

/** A plan of items under `Now`, and others under `Later`: `x Rotate keys` is completed. */
export function plan(now: readonly string[], later: readonly string[] = []): string {
  const section = (name: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${name}`, '', ...items.map(item), '']
  return ['# Plan', '', ...section('Now (0-7 days)', now), ...section('Later', later)].join('\n')
}

/** `x Title | Owner: A | Evidence: B`: the mark, the title, and what stands below it. */
function item(words: string): string {
  const [title = '', ...below] = words.split(' | ')
  const mark = /^[ ~x-] /.test(title) ? title.charAt(0) : ' '
  const name = title.replace(/^[ ~x-] /, '')
  return [`- [${mark}] ${name}`, ...below.map((line) => `  - ${line}`)].join('\n')
}

export function lifeOf(timeline: Timeline, title: string): Life {
  const found = timeline.lives.filter(({ name }) => name.title === title)
  if (found.length === 1 && found[0]) return found[0]
  throw new Error(`${found.length} items are called ${title}`)
}

/** `02-03 status not-started completed`: what is told of an item, in its order. */
export function told({ revisions }: Timeline, tellings: readonly Told[]): string[] {
  return tellings.map(({ revision, change }) =>
    [revisions[revision]?.day.slice(5), change.kind, ...wordsOf(change)].join(' '),
  )
}

function wordsOf(change: Change): string[] {
  if (change.kind === 'moved') return [change.before.horizon, change.after.horizon]
  if ('record' in change) return [change.record.target]
  if (!('before' in change)) return []
  return [change.before, change.after].map((value) => (typeof value === 'string' ? value : '?'))
}
