import type { Source } from '../../text/source.ts'
import type { Sides } from './sides.ts'
import { mapSides, SIDES, settle } from './sides.ts'

/** How three texts become lines, and the merged lines one text. */
export interface LineEnds {
  readonly split: (text: string) => string[]
  readonly join: (lines: readonly string[]) => string
  /** True for a line of white space alone. */
  readonly isBlank: (line: string) => boolean
}

const LINE_END = /\r\n|\n|\r/g

/**
 * Where every text keeps to one kind of line end, lines carry none, and the
 * result has the kind that one side changed to. Where a text mixes them, every
 * line that does not end in LF carries a sign of its own line end.
 *
 * The last line has a line end, or has none, as one side changed it to.
 */
export function lineEndsOf(texts: Sides<string>): LineEnds {
  const end = usualEnd(texts)
  const tags = end === null ? tagsFor(texts) : NO_TAGS
  const signs = new Set(tags.values())
  const closes = settle(mapSides(texts, (text, side) => isClosed(text, side, texts)))
  const isOpenEnded = closes?.value === false
  return {
    split: (text) => splitLines(text, tags),
    join: (lines) => joinLines(lines, { end: end ?? '\n', tags, isOpenEnded }),
    isBlank: (line) => /^[ \t]*$/.test(signs.has(line.slice(-1)) ? line.slice(0, -1) : line),
  }
}

/** A byte order mark is there, or is not, as one side changed it to. */
export function bomOf({ base, ours, theirs }: Sides<Source>): boolean {
  const known = base.text === '' ? ours : base
  return settle({ base: known.bom, ours: ours.bom, theirs: theirs.bom })?.value === true
}

/** The line end of the result; null where it cannot be told for all lines at once. */
function usualEnd(texts: Sides<string>): string | null {
  const found = mapSides(texts, (text) => [...new Set(text.match(LINE_END))])
  if (SIDES.some((side) => found[side].length > 1)) return null
  const [known = '\n'] = [...found.base, ...found.ours, ...found.theirs]
  const ends = mapSides(found, ([end = known]) => end)
  return settle(ends)?.value ?? null
}

/** By line end, the sign a line carries in its place. */
type Tags = ReadonlyMap<string, string>

const NO_TAGS: Tags = new Map()

function tagsFor(texts: Sides<string>): Tags {
  const [crlf = '', cr = ''] = unusedCharacters(texts, 2)
  return new Map([
    ['\r\n', crlf],
    ['\r', cr],
  ])
}

/** Characters that none of the texts holds: permanently unassigned ones, as long as there are any. */
export function unusedCharacters(texts: Sides<string>, count: number): string[] {
  const found: string[] = []
  for (let code = 0xfdd0; found.length < count; code = code === 0xfdef ? 0xe000 : code + 1) {
    const character = String.fromCharCode(code)
    if (!SIDES.some((side) => texts[side].includes(character))) found.push(character)
  }
  return found
}

/** A text without any line says nothing about its end. */
function isClosed(text: string, side: keyof Sides<string>, texts: Sides<string>): boolean {
  if (text !== '') return /[\r\n]$/.test(text)
  return side === 'base' ? /[\r\n]$/.test(texts.ours) : true
}

function splitLines(text: string, tags: Tags): string[] {
  const lines: string[] = []
  let start = 0
  for (const { index, 0: end } of text.matchAll(LINE_END)) {
    lines.push(text.slice(start, index) + (tags.get(end) ?? ''))
    start = index + end.length
  }
  if (start < text.length) lines.push(text.slice(start))
  return lines
}

function joinLines(
  lines: readonly string[],
  { end, tags, isOpenEnded }: { end: string; tags: Tags; isOpenEnded: boolean },
): string {
  const ends = new Map([...tags].map(([written, tag]) => [tag, written]))
  const whole = lines.map((line) => {
    const own = ends.get(line.slice(-1))
    return own === undefined ? line + end : line.slice(0, -1) + own
  })
  const text = whole.join('')
  return isOpenEnded ? text.replace(/(?:\r\n|\n|\r)$/, '') : text
}
