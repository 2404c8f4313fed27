import { spoken } from '../item-line.ts'
import type { Proposer } from '../proposal.ts'
import { stalledItems } from '../sections/stalled.ts'

/** Asks about what is in progress and was left alone. */
export const stop: Proposer = (scene) =>
  stalledItems(scene).map(({ item, touched, days }) => ({
    kind: 'stop',
    item: item.handle,
    text: `Is ${spoken(item)} still worked on? Else put it back.`,
    reason: `in progress, and untouched for ${days} days, since ${touched}`,
    call: { command: 'stop', item: item.handle },
  }))
