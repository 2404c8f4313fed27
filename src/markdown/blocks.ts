import type * as mdast from 'mdast'
import type { Span } from '../text/source.ts'
import type { Block, Box, Heading, Inline, List, ListItem, Opaque, Paragraph } from './outline.ts'
import { readPhrasing } from './phrasing.ts'
import type { Reading } from './reading.ts'
import { spanOf } from './reading.ts'

/** The blocks of one node, in order; the inline content of each goes to `reading.inlines`. */
export function readBlocks(nodes: readonly mdast.RootContent[], reading: Reading): Block[] {
  return nodes.map((node) => readBlock(node, reading))
}

function readBlock(node: mdast.RootContent, reading: Reading): Block {
  if (node.type === 'list') return readList(node, reading)
  if (node.type === 'heading' || node.type === 'paragraph') return readWords(node, reading)
  return {
    kind: 'opaque',
    what: OPAQUE[node.type as keyof typeof OPAQUE],
    span: spanOf(node, reading),
  }
}

/** All other blocks that the parser makes. */
const OPAQUE = {
  code: 'code',
  html: 'html',
  blockquote: 'quote',
  table: 'table',
  thematicBreak: 'rule',
  definition: 'definition',
  footnoteDefinition: 'footnote',
} as const satisfies Partial<Record<mdast.RootContent['type'], Opaque['what']>>

function readList(node: mdast.List, reading: Reading): List {
  const items = node.children.map((item) => readItem(item, reading))
  const [last = node] = node.children.slice(-1)
  const span = { start: spanOf(node, reading).start, end: spanOf(last, reading).end }
  return { kind: 'list', ordered: node.ordered === true, span, items }
}

const MARKER = /[-*+]|\d{1,9}[.)]/y

function readItem(node: mdast.ListItem, reading: Reading): ListItem {
  const span = spanOf(node, reading)
  MARKER.lastIndex = span.start
  MARKER.exec(reading.text)
  const marker = { start: span.start, end: MARKER.lastIndex }
  const [first, ...others] = node.children
  if (!first) return { span, marker, content: marker.end, box: null, blocks: [] }
  const content = spanOf(first, reading).start
  const box = isWords(first) ? boxAt(reading.text, content) : null
  const lead = box && isWords(first) ? readWords(first, reading, box) : readBlock(first, reading)
  return { span, marker, content, box, blocks: [lead, ...readBlocks(others, reading)] }
}

function isWords(node: mdast.RootContent): node is mdast.Heading | mdast.Paragraph {
  return node.type === 'heading' || node.type === 'paragraph'
}

const BOX = /\[([^\r\n\\])\](?=[ \t\r\n]|$)/uy

/** The box that starts at `offset`, if one does. */
function boxAt(text: string, offset: number): Box | null {
  BOX.lastIndex = offset
  const found = BOX.exec(text)
  if (!found?.[1]) return null
  return { span: { start: offset, end: BOX.lastIndex }, mark: found[1] }
}

function readWords(
  node: mdast.Heading | mdast.Paragraph,
  reading: Reading,
  box?: Box,
): Heading | Paragraph {
  const span = spanOf(node, reading)
  const block: Heading | Paragraph =
    node.type === 'heading'
      ? { kind: 'heading', depth: node.depth, span }
      : { kind: 'paragraph', span }
  const inlines = readPhrasing(node.children, reading)
  reading.inlines.set(block, box ? behindBox(inlines, box, reading) : inlines)
  return block
}

/**
 * Takes the box off the inlines it was read with.
 *
 * It stands there as the first words, or as a reference where its mark is
 * defined as a label. A mark that means something to Markdown (`[*] a*`) may
 * have become part of something larger: then the box is reported as tangled,
 * to be read again with letters in its place.
 */
function behindBox(inlines: Inline[], box: Box, reading: Reading): Inline[] {
  const [first, ...others] = inlines
  if (first?.kind === 'link' && sameSpan(first.span, box.span)) return behindSpace(others, reading)
  const written = reading.text.slice(box.span.start, box.span.end).replace('\0', '\uFFFD')
  const words = [written, maskOf(box)].find((each) => startsWith(first, each))
  if (first?.kind !== 'text' || words === undefined) {
    reading.tangled.push(box)
    return inlines
  }
  const value = first.value.slice(words.length)
  const span = { start: box.span.end, end: first.span.end }
  return behindSpace([{ ...first, value, span }, ...others], reading)
}

function startsWith(inline: Inline | undefined, words: string): boolean {
  return inline?.kind === 'text' && inline.value.startsWith(words)
}

/** Letters as long as the box, which start nothing in Markdown. */
export function maskOf(box: Box): string {
  return 'x'.repeat(box.span.end - box.span.start)
}

const SPACE = /[ \t\r\n]*/y

function behindSpace(inlines: Inline[], reading: Reading): Inline[] {
  const [first, ...others] = inlines
  if (first?.kind !== 'text') return inlines
  const value = first.value.replace(/^[ \t\n]+/, '')
  if (value === '') return others
  SPACE.lastIndex = first.span.start
  SPACE.exec(reading.text)
  return [{ ...first, value, span: { start: SPACE.lastIndex, end: first.span.end } }, ...others]
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}
