import { parseMarkdown } from '../../src/markdown/parse.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { readPlan } from '../../src/plan/read.ts'
import type { Located } from '../../src/text/source.ts'
import { LineIndex, slice, sourceOf } from '../../src/text/source.ts'

export function planOf(text: string): Plan {
  return readPlan(sourceOf(text), parseMarkdown(text))
}

/** The only item of a plan that holds these lines below a title. */
export function itemOf(...lines: readonly string[]): Item {
  const [item] = planOf(['- [ ] Item', ...lines.map((line) => `  ${line}`), ''].join('\n')).items
  if (item === undefined) throw new Error('The plan holds no item')
  return item
}

export function values<T>(located: readonly Located<T>[]): T[] {
  return located.map(({ value }) => value)
}

/** What stands in the text at each value. */
export function sources(plan: Plan, located: readonly Located<unknown>[]): string[] {
  return located.map(({ span }) => slice(plan.source.text, span))
}

/** `line:column code` of everything found wrong. */
export function faults(text: string): string[] {
  const lines = new LineIndex(text)
  return planOf(text).diagnostics.map(({ code, span }) => {
    const { line, column } = lines.place(span?.start ?? 0)
    return `${line}:${column} ${code}`
  })
}
