import type { Sides } from './sides.ts'
import { areSameLines } from './sides.ts'

type Lines = readonly string[]

/** A piece of a three-way merge of lines. */
export type Chunk =
  | { readonly isClean: true; readonly lines: Lines }
  /** `base` is null where the style of conflicts does not show it. */
  | { readonly isClean: false; readonly sides: Sides<Lines> }

/** Three-way merge of lines that nobody understands: git's own, wherever harden runs. */
export type LineMerge = (lines: Sides<Lines>) => readonly Chunk[]

/** As the engine does, without asking it where one branch alone changed anything. */
export function mergeLines(lines: Sides<Lines>, engine: LineMerge): readonly Chunk[] {
  const { base, ours, theirs } = lines
  if (areSameLines(ours, theirs) || areSameLines(base, theirs))
    return [{ isClean: true, lines: ours }]
  if (areSameLines(base, ours)) return [{ isClean: true, lines: theirs }]
  return engine(lines)
}

/** How many signs a conflict marker needs, so that no line of these could be taken for one. */
export function safeMarkerSize(lines: Sides<Lines>): number {
  let size = 7
  for (const line of [...lines.base, ...lines.ours, ...lines.theirs]) {
    const run = /^([<|=>])\1*/.exec(line)?.[0].length ?? 0
    size = Math.max(size, run + 1)
  }
  return size
}

/** Reads what `git merge-file` prints, with markers of a size that no line of the texts has. */
export function readChunks(output: string, size: number): Chunk[] {
  const chunks: Chunk[] = []
  let parts: Record<keyof Sides<Lines>, string[]> = { base: [], ours: [], theirs: [] }
  let lines: string[] = []
  for (const line of output.split('\n').slice(0, -1)) {
    const sign = line.startsWith(line.charAt(0).repeat(size)) ? line.charAt(0) : ''
    if (sign === '<') {
      chunks.push({ isClean: true, lines })
      parts = { base: [], ours: [], theirs: [] }
      lines = parts.ours
    } else if (sign === '|') lines = parts.base
    else if (sign === '=') lines = parts.theirs
    else if (sign === '>') {
      chunks.push({ isClean: false, sides: parts })
      lines = []
    } else lines.push(line)
  }
  return [...chunks, { isClean: true as const, lines }].filter(
    (chunk) => !chunk.isClean || chunk.lines.length > 0,
  )
}
