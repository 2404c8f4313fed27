import { nextCut } from '../../markdown/cuts.ts'
import type { Block, Outline } from '../../markdown/outline.ts'
import { readPlainPiece } from '../../markdown/plain.ts'
import { rememberingInlines } from '../../markdown/plain-inlines.ts'
import type { Reading } from '../read/reading.ts'

/** A text before and after an edit that moves nothing. */
export interface Texts {
  readonly before: string
  readonly after: string
}

/** The blocks from one cut to the next behind an offset; null where they, or the cuts, are not certain. */
export function blocksBetween(
  text: string,
  start: number,
  offset: number,
): readonly Block[] | null {
  if (nextCut(text, start - 1, start)?.offset !== start) return null
  const cut = nextCut(text, start, offset)
  return readPlainPiece(text, start, cut?.offset ?? null)?.blocks ?? null
}

/** What a text says in a few of its blocks. */
export function readingOf(text: string, blocks: readonly Block[]): Reading {
  const inlines = rememberingInlines(text)
  const outline: Outline = { text, frontMatter: null, blocks, inlines, selfContained: true }
  return { outline, text, findings: [] }
}
