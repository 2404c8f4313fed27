import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { LineIndex, lineEnd, nextLine } from '../text/source.ts'
import { nextCut } from './cuts.ts'
import type { Definitions } from './definitions.ts'
import { mayReferElsewhere, noDefinitions } from './definitions.ts'
import { frontMatter } from './front-matter.ts'
import type { Hazard } from './hazard.ts'
import { HazardError } from './hazard.ts'
import type { Block, Heading, Inline, List, Outline, Paragraph } from './outline.ts'
import type { Piece, PiecePlace } from './pieces.ts'
import { readPiece, readPiecePlainly } from './pieces.ts'
import { rememberingInlines } from './plain-inlines.ts'
import { prescan } from './prescan.ts'

/**
 * Reads any text as CommonMark and GFM, piece by piece, which keeps time linear
 * and memory small: a piece ends where a line closes all that is open before it.
 *
 * Remark reads only the pieces that the plain reader is not certain of, and
 * is told of the definitions in other pieces where one refers to them. The
 * outline is the one that `parseAtOnce` gives.
 *
 * @throws HardenError `unreadable-plan` where remark would hang or overflow.
 */
export function parseMarkdown(text: string): Outline {
  const hazard = prescan(text)
  if (hazard) throw refusal(text, hazard)
  try {
    return parseInPieces(text, PIECE, readEither)
  } catch (error) {
    /* v8 ignore next -- nothing else is thrown; if it were, that would be a defect */
    if (!(error instanceof HazardError)) throw error
    throw refusal(text, error.hazard)
  }
}

function refusal(text: string, { message, mend, offset }: Hazard): HardenError {
  const code = 'unreadable-plan'
  const { line, column } = new LineIndex(text).place(offset)
  const span = { start: offset, end: lineEnd(text, offset) }
  return new HardenError({
    code,
    exit: EXIT.unreadable,
    message: `${message}, at ${line}:${column}`,
    mend,
    diagnostics: [{ code, severity: 'error', message, mend, span }],
  })
}

/**
 * Reads a text through remark in one piece: the reference for every other
 * producer of an Outline. Slow and hungry: it is there to be compared with.
 */
export function parseAtOnce(text: string): Outline {
  return parseInPieces(text, Number.POSITIVE_INFINITY, readPiece)
}

/** Reads a piece, and adds its definitions to those known; null where its cut proves to be none. */
type PieceReader = (text: string, place: PiecePlace, known: Definitions) => Piece | null

/** The plain reader where it is certain, else remark. */
export const readEither: PieceReader = (text, place, known) =>
  readPiecePlainly(text, place) ?? readPiece(text, place, known)

/** Characters after which a piece may end. Of a plan of everyday size most pieces need no parser; longer ones do not save time. */
const PIECE = 1024

/** @param size characters after which a piece may end. */
export function parseInPieces(text: string, size: number, read: PieceReader): Outline {
  const front = frontMatter(text)
  const known = noDefinitions()
  const pieces = readPieces(
    text,
    { from: front ? nextLine(text, front.end) : 0, size, read },
    known,
  )
  resolveReferences(text, pieces, known)
  const inlines = new Map<Heading | Paragraph, readonly Inline[]>()
  for (const piece of pieces) {
    for (const [block, content] of piece.inlines) inlines.set(block, content)
  }
  const plainInlines = rememberingInlines(text)
  return {
    text,
    frontMatter: front,
    blocks: join(pieces),
    inlines: (block) => inlines.get(block) ?? plainInlines(block),
    ...(known.links.size + known.footnotes.size === 0 ? { selfContained: true } : {}),
  }
}

interface Division {
  readonly from: number
  readonly size: number
  readonly read: PieceReader
}

function readPieces(text: string, { from, size, read }: Division, known: Definitions): Piece[] {
  const pieces: Piece[] = []
  let start = from
  let cut = nextCut(text, start, start + size)
  let length = size
  for (;;) {
    const piece = read(text, { start, cut }, known)
    if (piece) pieces.push(piece)
    if (!cut) return pieces
    if (piece) {
      start = cut.offset
      length = size
    } else {
      // Doubled, so that a fence around half of the text still costs linear time.
      length *= 2
    }
    cut = nextCut(text, cut.offset, start + length)
  }
}

/** Reads again, knowing all definitions, the pieces that may refer to another piece's. */
function resolveReferences(text: string, pieces: Piece[], known: Definitions) {
  for (const [index, piece] of pieces.entries()) {
    const source = text.slice(piece.start, piece.cut?.offset)
    const refers = mayReferElsewhere(source, piece.own, known)
    const again = refers && readPiece(text, piece, known, 'known')
    if (again) pieces[index] = again
  }
}

/** The blocks of all pieces; a list that goes on behind a cut becomes one again. */
function join(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  let lists: List[] = []
  for (const { blocks: own, goesOn } of pieces) {
    const [first, ...others] = own
    const rest = lists.length > 0 && first?.kind === 'list' ? others : own
    if (first?.kind === 'list' && rest === others) lists.push(first)
    if (goesOn && rest.length === 0) continue
    blocks.push(...joinLists(lists), ...rest)
    const last = goesOn ? blocks.pop() : undefined
    lists = last?.kind === 'list' ? [last] : []
  }
  return blocks
}

function joinLists(lists: readonly List[]): List[] {
  const [first, ...others] = lists
  const last = others.at(-1)
  if (!first || !last) return [...lists]
  const items = lists.flatMap((list) => list.items)
  return [{ ...first, span: { start: first.span.start, end: last.span.end }, items }]
}
