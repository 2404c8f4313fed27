import type { Root } from 'mdast'
import { maskOf, readBlocks } from './blocks.ts'
import type { Cut } from './cuts.ts'
import type { Definitions } from './definitions.ts'
import { collectDefinitions, noDefinitions } from './definitions.ts'
import { parseGfm } from './gfm.ts'
import { HazardError, overflow } from './hazard.ts'
import type { Block, Box, Heading, Inline, Paragraph } from './outline.ts'
import { readPlainPiece } from './plain.ts'

/** A stretch of a text, parsed apart from the rest. */
export interface Piece {
  readonly start: number
  /** Where the piece ends; null where the text does. */
  readonly cut: Cut | null
  readonly blocks: readonly Block[]
  /** Whether the list it ends with goes on behind the cut. */
  readonly goesOn: boolean
  /** Of the blocks that remark read. */
  readonly inlines: ReadonlyMap<Heading | Paragraph, readonly Inline[]>
  /** The definitions that stand in it. */
  readonly own: Definitions
}

/** Where a piece stands in its text. */
export type PiecePlace = Pick<Piece, 'start' | 'cut'>

/** Reads a piece without remark; null where that is not certain, or where `cut` proves to be none. */
export function readPiecePlainly(text: string, { start, cut }: PiecePlace): Piece | null {
  const read = readPlainPiece(text, start, cut?.offset ?? null)
  return read && { start, cut, ...read, inlines: new Map(), own: noDefinitions() }
}

/**
 * Reads `text` from `start` to `cut`, or to its end, through remark.
 *
 * Null where `cut` proves to be none, because a fence or an HTML block that
 * opens before it swallows its line: the probe parsed behind the piece shows it.
 *
 * @param known definitions of the text; those of the piece are added to it.
 * @param labels whether the tokenizer must be told of `known`, because the piece refers to it.
 * @throws HazardError where it would take minutes, or the whole stack.
 */
export function readPiece(
  text: string,
  place: PiecePlace,
  known: Definitions,
  labels: 'own' | 'known' = 'own',
): Piece | null {
  try {
    return readThroughRemark(text, place, known, labels)
  } catch (error) {
    if (error instanceof RangeError) throw new HazardError(overflow(place.start))
    /* v8 ignore next -- the parser throws nothing else; if it did, that would be a defect */
    if (!(error instanceof HazardError)) throw error
    throw new HazardError({ ...error.hazard, offset: place.start + error.hazard.offset })
  }
}

function readThroughRemark(
  text: string,
  { start, cut }: PiecePlace,
  known: Definitions,
  labels: 'own' | 'known',
): Piece | null {
  const source = text.slice(start, cut?.offset)
  const parse = (words: string) =>
    parseGfm(words + (cut?.probe ?? ''), labels === 'known' ? known : null)
  const root = parse(source)
  const goesOn = cut ? takeProbe(root, cut, source.length) : false
  if (goesOn === null) return null

  const own = noDefinitions()
  if (source.includes(']:')) {
    collectDefinitions(root, own)
    collectDefinitions(root, known)
  }
  const inlines = new Map<Heading | Paragraph, readonly Inline[]>()
  const tangled: Box[] = []
  const reading = { text, offset: start, targets: known.links, inlines, tangled, masked: false }
  const blocks = readBlocks(root.children, reading)
  if (tangled.length === 0) return { start, cut, blocks, goesOn, inlines, own }

  const untangled = parse(masked(source, start, tangled))
  if (cut) takeProbe(untangled, cut, source.length)
  inlines.clear()
  const again = readBlocks(untangled.children, { ...reading, masked: true })
  return { start, cut, blocks: again, goesOn, inlines, own }
}

/** Takes the probe out of the tree. Tells whether it went on with the list before it; null where it was swallowed. */
function takeProbe(root: Root, cut: Cut, offset: number): boolean | null {
  const last = root.children.at(-1)
  const block = last?.type === 'list' ? last.children.at(-1) : last
  if (!last || block?.position?.start.offset !== offset) return null
  if (last.type !== 'list') {
    if (last.type !== cut.kind) return null
    root.children.pop()
    return false
  }
  last.children.pop()
  if (last.children.length > 0) return true
  root.children.pop()
  return false
}

/** `source` with letters in the place of each box. */
function masked(source: string, start: number, boxes: readonly Box[]): string {
  let result = ''
  let copied = 0
  for (const box of boxes) {
    result += source.slice(copied, box.span.start - start) + maskOf(box)
    copied = box.span.end - start
  }
  return result + source.slice(copied)
}
