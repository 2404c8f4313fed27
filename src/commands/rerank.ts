import { resolveDay } from '../evidence/lifetime.ts'
import { findItem } from '../plan/address.ts'
import type { Plan } from '../plan/model.ts'
import { matchQueue } from '../plan/queue-match.ts'
import type { QueueDraft as WrittenDraft } from '../plan/write.ts'
import { setField } from '../plan/write.ts'
import type { PlaceExplanation } from '../risk/explain.ts'
import { explainRanking } from '../risk/explain.ts'
import type { HoldingPin } from '../risk/pin.ts'
import { PIN_KEY, pinValue } from '../risk/pin.ts'
import type { QueueDraft } from '../risk/queue.ts'
import { planQueue } from '../risk/queue.ts'
import { remarksOn } from '../risk/queue-remark.ts'
import { rankItems } from '../risk/rank.ts'
import type { Facts, InputOf, Outcome } from './command.ts'
import { defineCommand, option, toggle } from './command.ts'
import { lapsedItems } from './lapsed.ts'
import { linkTo } from './link-to.ts'
import { changeQueue, queueOf } from './queue-change.ts'
import { completedProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { item, text, until, usage } from './values.ts'
import { viewerOf } from './view.ts'

const words = {
  options: {
    why: toggle('--why', 'say of every place what it rests on and what would move it'),
    reselect: toggle('--reselect', 'take the first of the ranking whole, whatever the queue holds'),
    top: option('--top', 'put this item first by hand; needs --reason and --until', item),
    reason: option('--reason', 'why it goes first', text),
    until: option('--until', 'last day it goes first: a date, or a period such as 7d', until),
  },
} as const

type Input = InputOf<typeof words>

export const rerank = defineCommand({
  name: 'rerank',
  summary: 'Bring the queue in line with production risk',
  description:
    'Entries follow the order of the items behind them, completed ones leave, free places go to the next items. An item from outside displaces the last entry only when its band is strictly higher. Look first with --dry-run.',
  examples: ['harden rerank --why', 'harden rerank --top I3 --reason "keys are live" --until 7d'],
  writes: true,
  words,
  probes: completedProbes,
  decide: (plan, input, facts): Outcome => {
    queueOf(plan)
    const pin = newPin(plan, input, facts)
    const ranking = rankItems(plan, { ...facts, newPin: pin, lapsed: lapsedItems(plan, facts) })
    const decision = planQueue(plan, ranking, matchQueue(plan), input)
    const pinning =
      pin === null ? [] : [setField(plan, pin.item, PIN_KEY, pinValue(pin.until, pin.reason))]
    const change = changeQueue(plan, facts, {
      drafts: decision.drafts.map((draft) => toWrite(plan, draft)),
      ...remarksOn(decision),
      further: pinning,
    })
    return {
      ...change,
      result: (after) => ({ ...change.result(after), ...explained(after, input, facts) }),
    }
  },
})

/** A place by hand is written into the plan, so that everybody sees who goes first, and why. */
function newPin(
  plan: Plan,
  { top, reason, until: end }: Input,
  { today }: Facts,
): HoldingPin | null {
  if (top === null) {
    if (reason !== null || end !== null) throw usage('--reason and --until need --top')
    return null
  }
  if (reason === null || end === null) throw usage('--top needs --reason and --until')
  return { item: findItem(plan, top).item, reason, until: resolveDay(end, today) }
}

/** An item whose title another has too is linked: else the entry would mean neither. */
function toWrite(plan: Plan, draft: QueueDraft): WrittenDraft {
  if ('entry' in draft) return { entry: draft.entry }
  const link = draft.needsLink ? linkTo(plan, draft.item) : undefined
  return { text: draft.item.title.value, link }
}

type Explained = Pick<ResultOf<'rerank'>, 'ranking' | 'blocked' | 'why'>

/** The ranking as it is after the change; the places are explained when asked for. */
function explained(after: Plan, { why }: Input, facts: Facts): Explained {
  const ranking = rankItems(after, { ...facts, lapsed: lapsedItems(after, facts) })
  const { places, defaults, notices } = explainRanking(ranking)
  const viewer = viewerOf(after, facts)
  return {
    ranking: places.map((place) => ({
      place: place.place,
      item: place.item.handle,
      code: place.item.code,
      short: viewer.short(place.item),
      title: place.item.title.value,
      band: place.band,
      basis: place.basis,
      because: becauseOf(place),
      wouldMove: place.sensitivity,
      moves: place.wouldMove.map(({ input, from, to, band, place: there }) => ({
        ...{ input, from, to, band },
        place: there,
      })),
    })),
    blocked: ranking.blocked.map(({ item: each, by }) => ({
      item: each.handle,
      by: by.map(({ handle }) => handle),
    })),
    why: why ? [defaults, ...notices] : [],
  }
}

function becauseOf({
  because,
  inheritedFrom,
  pin,
  back,
  hidesDefault,
}: PlaceExplanation): string[] {
  return [
    ...(because === null ? [] : [because.text]),
    ...(pin === null ? [] : [`first by hand until ${pin.until}: ${pin.reason}`]),
    ...(inheritedFrom === null
      ? []
      : [`takes the band of ${inheritedFrom.code}, which waits for it`]),
    ...(back === null
      ? []
      : [back === 'evidence-expired' ? 'its evidence no longer holds' : 'its deferral has ended']),
    ...(hidesDefault ? ['the band rests on a default'] : []),
  ]
}
