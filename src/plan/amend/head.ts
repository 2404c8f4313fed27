import type { Block } from '../../markdown/outline.ts'
import type { Span } from '../../text/source.ts'
import { nextLine, slice } from '../../text/source.ts'
import type { Plan } from '../model.ts'
import { readHeader } from '../read/header.ts'
import type { Texts } from './stretch.ts'
import { blocksBetween, readingOf } from './stretch.ts'

/** What a plan says of itself, save its scope: no other day changes that. */
export type Head = Pick<Plan, 'header' | 'lastUpdated'>

/**
 * What a plan says of itself on another day; null where the day might say more
 * than that.
 *
 * @param day where both days stand.
 */
export function headAnew({ header: old }: Head, texts: Texts, day: Span): Head | null {
  const was = blocksBetween(texts.before, 0, nextLine(texts.before, day.end))
  const is = blocksBetween(texts.after, 0, nextLine(texts.after, day.end))
  if (!was?.every(isWords) || is === null || spell(was) !== spell(is)) return null
  // When the plan is reviewed may be said here too.
  if (/review/i.test(texts.after.slice(0, day.end))) return null
  const { fields, lastUpdated } = readHeader(readingOf(texts.after, is))
  if (lastUpdated?.value !== slice(texts.after, day)) return null
  return { header: [...fields, ...old.slice(fields.length)], lastUpdated }
}

/** Whether all of a block is in its kind and its place. */
function isWords({ kind }: Block): boolean {
  return kind === 'heading' || kind === 'paragraph'
}

function spell(blocks: readonly Block[]): string {
  return JSON.stringify(blocks)
}
