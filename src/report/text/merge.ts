import type { MergeView, ResultOf } from '../../commands/schema.ts'
import { DRIVER_ANSWERS } from '../../plan/merge/driver.ts'
import type { Plan } from '../../plan/model.ts'
import type { Block, Content } from '../block.ts'
import { columns, joined, paragraph, spaced, stack, together } from '../compose.ts'
import type { ReportContext } from './index.ts'

/** One word, for the shell that git runs. */
export function mergeDriverReport({ clean }: ResultOf<'merge-driver'>): Block {
  return paragraph(clean ? DRIVER_ANSWERS.clean : DRIVER_ANSWERS.conflict)
}

/** What was decided for each item, and whether the file is staged. */
export function resolveReport(result: ResultOf<'resolve'>, { plan }: ReportContext): Block {
  const { clean, staged, changed } = result
  const state = staged
    ? 'Merged and staged.'
    : clean
      ? 'Merged.'
      : 'What is left to decide stands between markers; the file is not staged.'
  return spaced([
    ...decisions(result, plan),
    paragraph(changed ? state : `${state} The file was so already.`),
  ])
}

/** What the other branch brought. */
export function mergeBaseReport(result: ResultOf<'merge-base'>, { plan }: ReportContext): Block {
  const { clean, changed, ref } = result
  if (clean && !changed) return paragraph(`Nothing to bring in: the plan has all that ${ref} has.`)
  const state = clean
    ? `The plan of ${ref} is in this one.`
    : changed
      ? 'What is left to decide stands between markers.'
      : 'Something is left to decide, and nothing was written.'
  return spaced([...decisions(result, plan), paragraph(state)])
}

function decisions({ items }: MergeView, plan: Plan | null): Block[] {
  if (items.length === 0) return []
  const known = new Map(plan?.items.map((item) => [item.handle, item.code]))
  const rows = items.map((each) => [
    { text: addressOf(known.get(each.item), each.short), style: 'handle' } as const,
    stack([paragraph(each.title), paragraph(partsOf(each))]),
  ])
  return [columns(rows, { columns: [{}, { width: 'fill' }] })]
}

function addressOf(code: string | undefined, short: string): string {
  return code === undefined ? short : `${code}:${short}`
}

function partsOf({ ours, theirs, undecided }: MergeView['items'][number]): Content {
  const settled = [
    { side: 'ours', parts: ours },
    { side: 'theirs', parts: theirs },
  ].filter(({ parts }) => parts.length > 0)
  return joined([
    ...settled.map(
      ({ side, parts }): Content => ({ text: `${side}: ${parts.join(', ')}`, style: 'muted' }),
    ),
    undecided.length === 0
      ? ''
      : together({ text: `to decide: ${undecided.join(', ')}`, style: 'warning' }),
  ])
}
