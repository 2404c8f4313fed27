import type { Hazard } from './hazard.ts'
import { crowdedParagraph, HazardError, longParagraph, MOST, unclosedMarks } from './hazard.ts'

/** What the tokenizer of one paragraph, heading or cell lets us see while it works. */
export interface Tokenizer {
  now(): { readonly offset: number }
  readonly events: readonly (readonly [kind: string, token: Token, ...rest: unknown[]])[]
  readonly parser: { readonly defined: string[]; gfmFootnotes?: string[] | undefined }
}

interface Token {
  readonly type: string
  readonly start: { readonly offset: number }
}

/** What one paragraph has cost so far. */
interface Meter {
  readonly start: number
  marks: number
  /** Characters that were searched in vain. */
  searched: number
  /** A mark just tried, and how many events there were before. */
  tried: { readonly offset: number; readonly events: number } | null
}

/**
 * Watches over the tokenizer's work on the paragraphs of `text`, to be called
 * at each mark and line end in them.
 *
 * The tokenizer compares marks of emphasis and brackets with each other, and
 * for code, tags and links it searches the whole paragraph for the end: a
 * thousand that never close would take it minutes.
 *
 * @throws HazardError where a paragraph goes beyond what `MOST` allows.
 */
export function watchOver(text: string): (tokenizer: Tokenizer, isMark: boolean) => void {
  const meters = new WeakMap<Tokenizer, Meter>()
  const endOf = stretches(text)
  return (tokenizer, isMark) => {
    const { offset } = tokenizer.now()
    const meter = meters.get(tokenizer) ?? { start: offset, marks: 0, searched: 0, tried: null }
    meters.set(tokenizer, meter)
    if (meter.tried && isInVain(tokenizer, meter.tried)) {
      meter.searched += endOf(meter.tried.offset) - meter.tried.offset
    }
    meter.marks += isMark ? 1 : 0
    meter.tried = isSearch(text, offset) ? { offset, events: tokenizer.events.length } : null
    const hazard = hazardOf(meter, offset)
    if (hazard) throw new HazardError(hazard)
  }
}

function hazardOf({ start, marks, searched }: Meter, offset: number): Hazard | null {
  if (marks > MOST.marks) return crowdedParagraph(start)
  if (searched > MOST.searched) return unclosedMarks(start)
  return offset - start > MOST.paragraph ? longParagraph(start) : null
}

/** What was tried became plain words. */
function isInVain({ events }: Tokenizer, tried: NonNullable<Meter['tried']>): boolean {
  const token = events[tried.events]?.[1]
  return token?.type === 'data' && token.start.offset === tried.offset
}

const SEARCH = /`|<[A-Za-z/!?]|\]\(/y

/** Code, a tag or the target of a link may begin here: the tokenizer looks for its end. */
function isSearch(text: string, offset: number): boolean {
  SEARCH.lastIndex = offset
  return SEARCH.test(text)
}

/** Tells how far a paragraph that holds an offset may reach: to the next blank line. */
function stretches(text: string): (offset: number) => number {
  let known = { start: 0, end: 0 }
  return (offset) => {
    if (offset < known.start || offset >= known.end) {
      const blank = text.slice(offset).search(/(?:\r(?!\n)|\n)[ \t]*[\r\n]/)
      known = { start: offset, end: blank < 0 ? text.length : offset + blank + 1 }
    }
    return known.end
  }
}
