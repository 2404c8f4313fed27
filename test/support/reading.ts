import { parseMarkdown } from '../../src/markdown/parse.ts'
import type { Edit } from '../../src/plan/change.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { readPlan } from '../../src/plan/read.ts'
import { readBack } from '../../src/plan/readback.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { sourceOf } from '../../src/text/source.ts'

/** The plan a text is. */
export function planOf(text: string): Plan {
  return readPlan(sourceOf(text), parseMarkdown(text))
}

/**
 * The plan after a change, as a command would write it.
 *
 * @throws ReadBackError when the new text does not say exactly what was meant.
 */
export function written(before: Plan, { edits, changes }: Edit): Plan {
  const after = planOf(applyEdits(before.source.text, edits))
  readBack({ before, after, edits, intended: changes })
  return after
}

/** The text after the change that `make` decides on. */
export function changed(text: string, make: (plan: Plan) => Edit): string {
  const plan = planOf(text)
  return written(plan, make(plan)).source.text
}

/** The only item whose title begins so. */
export function itemNamed({ items }: Plan, start: string): Item {
  const found = items.filter(({ title }) => title.value.startsWith(start))
  if (found.length === 1 && found[0]) return found[0]
  throw new Error(`${found.length} items begin with ${start}`)
}

/** The text of a plan of one horizon that holds these lines. */
export function horizonOf(...lines: readonly string[]): string {
  return ['# Plan', '', '## Immediate (0-7 days)', '', ...lines, ''].join('\n')
}
