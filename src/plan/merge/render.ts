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
    const at = skeleton.heldBy(line)
    const added = at === null ? [skeleton.dated(line, null)] : heldLines(at, rendering)
    const isSpare = isGone && isBlank(line) && isBlank(lines.at(-1) ?? '')
    if (!isSpare) lines.push(...added)
    isGone = at !== null && added.length === 0
  }
}

function heldLines(at: number, { skeleton, style }: Rendering): readonly string[] {
  return (skeleton.held[at] ?? []).flatMap((element, index) => [
    ...(index === 0 ? [] : element.gap),
    ...elementLines(element, style),
  ])
}

function partLines(part: readonly string[], skeleton: Skeleton, side: Side): string[] {
  return part.flatMap((line) => {
    const at = skeleton.heldBy(line)
    return at === null ? [skeleton.dated(line, side)] : linesOn(skeleton.held[at] ?? [], side)
  })
}

/**
 * Everything merged must stand in one place. Between markers, what is
 * undecided itself must be on both sides, or one version of it would be lost.
 */
function isWhole(chunks: readonly Chunk[], { held, heldBy }: Skeleton): boolean {
  const places = held.map(() => 0)
  const positions = (lines: readonly string[]) =>
    lines.map(heldBy).filter((at): at is number => at !== null)
  let isShown = true
  for (const chunk of chunks) {
    if (chunk.isClean) {
      for (const at of positions(chunk.lines)) places[at] = (places[at] ?? 0) + 1
      continue
    }
    const ours = new Set(positions(chunk.sides.ours))
    const theirs = new Set(positions(chunk.sides.theirs))
    for (const at of new Set([...ours, ...theirs])) {
      places[at] = (places[at] ?? 0) + 1
      const isDecided = held[at]?.every((element) => element.isDecided) ?? true
      isShown &&= isDecided || (ours.has(at) && theirs.has(at))
    }
  }
  return isShown && held.every((elements, at) => elements.length === 0 || places[at] === 1)
}
