import type { Element } from './element.ts'
import { linesOn } from './element.ts'
import type { ConflictStyle } from './markers.ts'
import { conflictLines, elementLines } from './markers.ts'
import type { Side } from './sides.ts'
import { mapSides } from './sides.ts'
import type { Skeleton } from './skeleton.ts'
import type { Chunk } from './text-merge.ts'

/** The merged lines, with markers around what is undecided. */
export interface Rendered {
  readonly lines: readonly string[]
  /** Conflicts in lines that nobody understands. */
  readonly textConflicts: number
  /** False where something that was merged has no place, or several, in the merged lines. */
  readonly isWhole: boolean
}

export function render(
  chunks: readonly Chunk[],
  skeleton: Skeleton,
  style: ConflictStyle,
  isBlank: (line: string) => boolean,
): Rendered {
  const lines: string[] = []
  for (const chunk of chunks) {
    if (chunk.isClean) addClean(lines, chunk.lines, { skeleton, style, isBlank })
    else
      lines.push(
        ...conflictLines(
          mapSides(chunk.sides, (part, side) => partLines(part, skeleton, side)),
          style,
        ),
      )
  }
  const textConflicts = chunks.filter(({ isClean }) => !isClean).length
  return { lines, textConflicts, isWhole: isWhole(chunks, skeleton) }
}

interface Rendering {
  readonly skeleton: Skeleton
  readonly style: ConflictStyle
  readonly isBlank: (line: string) => boolean
}

/** Where all that a line stood for is gone, one of the blank lines around it goes too. */
function addClean(lines: string[], clean: readonly string[], rendering: Rendering): void {
  const { skeleton, isBlank } = rendering
  let isGone = false
  for (const line of clean) {
    const held = skeleton.heldBy(line)
    const added = held === null ? [skeleton.dated(line, null)] : heldLines(held, rendering.style)
    const isSpare = isGone && isBlank(line) && isBlank(lines.at(-1) ?? '')
    if (!isSpare) lines.push(...added)
    isGone = held !== null && added.length === 0
  }
}

function heldLines(held: readonly Element[], style: ConflictStyle): readonly string[] {
  return held.flatMap((element, index) => [
    ...(index === 0 ? [] : element.gap),
    ...elementLines(element, style),
  ])
}

function partLines(part: readonly string[], skeleton: Skeleton, side: Side): string[] {
  return part.flatMap((line) => {
    const held = skeleton.heldBy(line)
    return held === null ? [skeleton.dated(line, side)] : linesOn(held, side)
  })
}

/**
 * Everything merged must stand in one place. Between markers, what is
 * undecided itself must be on both sides, or one version of it would be lost.
 */
function isWhole(chunks: readonly Chunk[], { held, heldBy }: Skeleton): boolean {
  const heldIn = (lines: readonly string[]) => lines.map(heldBy).filter((each) => each !== null)
  const places: (readonly Element[])[] = []
  let isShown = true
  for (const chunk of chunks) {
    if (chunk.isClean) {
      places.push(...heldIn(chunk.lines))
      continue
    }
    const ours = new Set(heldIn(chunk.sides.ours))
    const theirs = new Set(heldIn(chunk.sides.theirs))
    for (const elements of new Set([...ours, ...theirs])) {
      places.push(elements)
      const isDecided = elements.every((element) => element.isDecided)
      isShown &&= isDecided || (ours.has(elements) && theirs.has(elements))
    }
  }
  const isThere = (elements: readonly Element[]) => elements.length > 0
  const [wanted, found] = [held.filter(isThere), places.filter(isThere)]
  return isShown && found.length === wanted.length && new Set(found).size === wanted.length
}
