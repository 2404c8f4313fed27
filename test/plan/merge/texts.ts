import type { Merge } from '../../../src/plan/merge.ts'
import { merged } from './engine.ts'

/** A plan of one horizon: each argument is a line. */
export function planWith(...lines: readonly string[]): string {
  return `# Plan\n\n## Immediate (0-7 days)\n\n${linesOf(lines)}`
}

export function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

/** What stands below the horizon's heading of a merge of three such plans. */
export function mergedItems(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): { readonly lines: readonly string[]; readonly merge: Merge } {
  const merge = merged({
    base: planWith(...base),
    ours: planWith(...ours),
    theirs: planWith(...theirs),
  })
  const [, items = ''] = merge.source.text.split('## Immediate (0-7 days)\n\n')
  return { lines: items.replace(/\n$/, '').split('\n'), merge }
}

/** The same from either side, when nothing is left to decide. */
export function cleanItems(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const { lines, merge } = mergedItems(base, ours, theirs)
  const mirror = mergedItems(base, theirs, ours)
  if (!merge.isClean) throw new Error(`Left to decide:\n${lines.join('\n')}`)
  if (mirror.lines.join('\n') !== lines.join('\n')) throw new Error('Another result from theirs')
  return lines
}
