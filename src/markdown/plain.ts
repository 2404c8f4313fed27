import { nextLine } from '../text/source.ts'
import { frontMatter } from './front-matter.ts'
import type { Block, Outline } from './outline.ts'
import { plainBlocks } from './plain-blocks.ts'
import { rememberingInlines } from './plain-inlines.ts'

/**
 * Reads a text without remark, where every line is of a shape that can mean
 * one thing only: headings, paragraphs, and lists of any depth, with their
 * wrapped lines.
 *
 * The law: it returns null, or exactly the outline that remark gives.
 * So it refuses whatever it is not certain of (tabs, code, HTML, quotes, rules,
 * tables, definitions, lazy lines, emphasis, escapes), and never guesses.
 */
export function readPlainly(text: string): Outline | null {
  if (UNCERTAIN.test(text) || frontMatter(text) !== null) return null
  const blocks = plainBlocks(text, 0, text.length)
  const inlines = rememberingInlines(text)
  return blocks && { text, frontMatter: null, blocks, inlines, selfContained: true }
}

/** Tabs, a lone carriage return, NUL, and whatever might define a link or a footnote. */
const UNCERTAIN = /[\t\0]|\r(?!\n)|\]:|\[\^/

/**
 * The same for a stretch of a text that is read apart from the rest.
 *
 * @param start of a line.
 * @param cut of the line behind the stretch, which must end all that is open
 *   before it; null where the text ends there.
 * @returns its blocks, and whether the list it ends with goes on behind the cut.
 */
export function readPlainPiece(
  text: string,
  start: number,
  cut: number | null,
): { readonly blocks: readonly Block[]; readonly goesOn: boolean } | null {
  const end = cut === null ? text.length : nextLine(text, cut)
  if (UNCERTAIN.test(text.slice(start, end))) return null
  const blocks = plainBlocks(text, start, end)
  return blocks && (cut === null ? { blocks, goesOn: false } : withoutLine(blocks, cut))
}

/** Takes what the line at `cut` began out of the blocks; null where it began nothing. */
function withoutLine(blocks: readonly Block[], cut: number) {
  const last = blocks.at(-1)
  if (last?.kind !== 'list') {
    return last?.span.start === cut ? { blocks: blocks.slice(0, -1), goesOn: false } : null
  }
  if (last.items.at(-1)?.span.start !== cut) return null
  const items = last.items.slice(0, -1)
  const others = blocks.slice(0, -1)
  if (items.length === 0) return { blocks: others, goesOn: false }
  return { blocks: [...others, { ...last, items }], goesOn: true }
}
