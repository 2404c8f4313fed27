import type { Element } from './element.ts'
import type { Sides } from './sides.ts'

type Lines = readonly string[]

/** How conflicts are shown: as git is configured to. */
export interface ConflictStyle {
  /** `merge` shows the branches alone; `diff3` and `zdiff3` show the base as well. */
  readonly style: 'merge' | 'diff3' | 'zdiff3'
  /** How many signs a marker has; git says 7, and more within a virtual base. */
  readonly size: number
  readonly labels: Sides<string>
}

/** Both versions between markers, as git writes them. */
export function conflictLines(
  { base, ours, theirs }: Sides<Lines>,
  style: ConflictStyle,
): string[] {
  const { size, labels } = style
  const marker = (sign: string, label: string) => `${sign.repeat(size)} ${label}`
  return [
    marker('<', labels.ours),
    ...ours,
    ...(style.style === 'merge' ? [] : [marker('|', labels.base), ...base]),
    '='.repeat(size),
    ...theirs,
    marker('>', labels.theirs),
  ]
}

/** What is undecided between markers, and around it the lines that all sides shown share. */
export function elementLines(
  { sides, isDecided }: Element,
  style: ConflictStyle,
): readonly string[] {
  if (isDecided) return sides.ours
  const shown = style.style === 'diff3' ? [sides.base] : []
  const { above, below } = sharedEnds([sides.ours, sides.theirs, ...shown])
  const cut = (lines: Lines) => lines.slice(above, lines.length - below)
  const parts = {
    base: baseBetween(sides, above, below),
    ours: cut(sides.ours),
    theirs: cut(sides.theirs),
  }
  const behind = sides.ours.slice(sides.ours.length - below)
  return [...sides.ours.slice(0, above), ...conflictLines(parts, style), ...behind]
}

/** How many lines all begin with, and end with. */
function sharedEnds(all: readonly Lines[]): { readonly above: number; readonly below: number } {
  const [first = [], ...others] = all
  const most = Math.min(...all.map(({ length }) => length))
  let above = 0
  while (above < most && others.every((each) => each[above] === first[above])) above += 1
  let below = 0
  while (
    below < most - above &&
    others.every((each) => each.at(-1 - below) === first.at(-1 - below))
  )
    below += 1
  return { above, below }
}

/** The base's lines without those of them that stand outside the markers already. */
function baseBetween({ base, ours }: Sides<Lines>, above: number, below: number): Lines {
  let [first, last] = [0, base.length]
  while (first < Math.min(above, last) && base[first] === ours[first]) first += 1
  while (
    last > first &&
    base.length - last < below &&
    base[last - 1] === ours[ours.length - 1 - (base.length - last)]
  )
    last -= 1
  return base.slice(first, last)
}
