import { HardenError } from '../../src/diagnostics/diagnostic.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { readPlainly } from '../../src/markdown/plain.ts'
import type { Edit } from '../../src/plan/change.ts'
import type { Item, Plan } from '../../src/plan/model.ts'
import { readPlan } from '../../src/plan/read.ts'
import { readBack } from '../../src/plan/readback.ts'
import type { TextEdit } from '../../src/text/edit.ts'
import { applyEdits } from '../../src/text/edit.ts'
import { sourceOf } from '../../src/text/source.ts'

/** The plan a text is, read as commands read it. */
export function planOf(text: string): Plan {
  return readPlan(sourceOf(text), readPlainly(text) ?? parseMarkdown(text))
}

/**
 * The plan after a change, as a command would write it.
 *
 * @throws ReadBackError when the new text does not say exactly what was meant.
 */
function written(before: Plan, { edits, changes }: Edit): Plan {
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

/** As `written`, for a change that its own reverse must turn back to the letter. */
export function change(before: Plan, edit: Edit): Plan {
  const { text } = before.source
  const after = written(before, edit)
  if (applyEdits(after.source.text, reverseEdits(text, edit.edits)) !== text) {
    throw new Error('The reverse of the edits does not give the text back')
  }
  return after
}

/** The edits that turn the edited text back into `text`. */
function reverseEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  const inOrder = edits.toSorted(({ span: a }, { span: b }) => a.start - b.start || a.end - b.end)
  return inOrder.map(({ span, insert }) => {
    const start = span.start + shift
    shift += insert.length - (span.end - span.start)
    return { span: { start, end: start + insert.length }, insert: text.slice(span.start, span.end) }
  })
}

/** What is to be changed; null where that is refused since words would go over to another item. */
export function unlessRefused<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof HardenError && error.code === 'not-its-own') return null
    throw error
  }
}

/** One of a list, whichever number is drawn. */
export function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)]
}

/** A record that no generated plan holds. */
export const RECORD = {
  date: '2026-03-04',
  target: 'docs/proof.md',
  label: 'proof',
  isNote: false,
  pin: 'blob 89ab',
  expires: null,
  note: null,
}
