import type { QueueEntryView, ResultOf } from '../../commands/schema.ts'
import { itemOfHandle, shortHandles } from '../../plan/address.ts'
import type { Plan } from '../../plan/model.ts'
import type { Block, Content } from '../block.ts'
import { columns, paragraph, section, spaced } from '../compose.ts'
import type { ReportContext } from './index.ts'

/** The queue, and what left it. */
export function queueReport(
  result: ResultOf<'queue list'> | ResultOf<'queue add'>,
  { plan }: ReportContext,
): Block {
  const { queue } = result
  const dropped = 'dropped' in result ? result.dropped : []
  return spaced([
    queue.length === 0 ? paragraph('The queue is empty.') : queueRows(queue, plan),
    ...(dropped.length === 0 ? [] : [section('Dropped', droppedRows(dropped))]),
  ])
}

/** `1  Add CI runtime import validation  → I2:qmzt`. */
export function queueRows(queue: readonly QueueEntryView[], plan: Plan | null): Block {
  const shorts = plan === null ? null : shortHandles(plan)
  const behind = (handle: string | null): Content => {
    const item = plan && handle !== null ? itemOfHandle(plan, handle) : undefined
    if (item === undefined) return { text: 'no item', style: 'muted' }
    const short = shorts?.get(item.handle) ?? item.handle
    return [
      { sign: 'arrow', style: 'muted' },
      ' ',
      { text: `${item.code}:${short}`, style: 'handle' },
    ]
  }
  return columns(
    queue.map(({ position, text, item }) => [String(position), text, behind(item)]),
    { columns: [{ align: 'right' }, { width: 'fill' }, {}] },
  )
}

/** What left the queue, and why. */
export function droppedRows(
  dropped: readonly { readonly text: string; readonly why: string }[],
): Block {
  return columns(
    dropped.map(({ text, why }) => [text, { text: why, style: 'muted' }]),
    { columns: [{ width: 'fill' }, { max: 40 }] },
  )
}
