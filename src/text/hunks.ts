import { diffArrays } from 'diff'
import type { TextEdit } from './edit.ts'

/** Whole lines that took the place of others. Every line keeps its line end. */
export interface Hunk {
  /** Position of the new lines in the new text, counted from zero. */
  readonly at: number
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The line right above, in the new text; null at its beginning. */
  readonly above: string | null
  /** The line right below, in the new text; null at its end. */
  readonly below: string | null
}

/** What turned one text into another, line by line. */
export function hunksBetween(before: string, after: string): Hunk[] {
  const lines = linesOf(after)
  const hunks: Hunk[] = []
  let at = 0
  let open: { before: string[]; after: string[] } | null = null
  const close = () => {
    if (open === null) return
    const start = at - open.after.length
    hunks.push({ at: start, ...open, above: lines[start - 1] ?? null, below: lines[at] ?? null })
    open = null
  }
  for (const { added, removed, value } of diffArrays(linesOf(before), lines)) {
    if (!(added || removed)) close()
    else {
      open ??= { before: [], after: [] }
      open[added ? 'after' : 'before'].push(...value)
    }
    if (!removed) at += value.length
  }
  close()
  return hunks
}

/**
 * The edits that put the old lines back into a text that may have changed
 * elsewhere since; the hunk whose new lines are not there any more, or at
 * several places, so that nobody can tell which is meant.
 */
export function takeBack(
  text: string,
  hunks: readonly Hunk[],
): { readonly edits: TextEdit[] } | { readonly lost: Hunk } {
  const lines = linesOf(text)
  const edits: TextEdit[] = []
  let [from, offset] = [0, 0]
  for (const hunk of hunks) {
    const place = placeOf(lines, hunk, from)
    if (place === null) return { lost: hunk }
    const start = offset + lines.slice(from, place).join('').length
    from = place + hunk.after.length
    offset = start + hunk.after.join('').length
    edits.push({ span: { start, end: offset }, insert: hunk.before.join('') })
  }
  return { edits }
}

function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
}

/** Where they were, else the only place, else the only one between the same neighbours. */
function placeOf(lines: readonly string[], hunk: Hunk, from: number): number | null {
  const { at, after } = hunk
  const isAbove = (place: number) => (lines[place - 1] ?? null) === hunk.above
  const isBelow = (place: number) => (lines[place + after.length] ?? null) === hunk.below
  const isThere = (place: number) => after.every((line, index) => lines[place + index] === line)
  const isSame = (place: number) => isThere(place) && isAbove(place) && isBelow(place)
  if (at >= from && isSame(at)) return at
  const places = Array.from({ length: lines.length + 1 - from }, (_none, index) => from + index)
  const there = places.filter(isThere)
  // Nothing is everywhere: lines that only went leave no trace but their neighbours.
  const rounds = after.length > 0 ? [() => true, isSame] : [isSame, isAbove, isBelow]
  for (const isMeant of rounds) {
    const [place, ...others] = there.filter(isMeant)
    if (place !== undefined && others.length === 0) return place
  }
  return null
}
