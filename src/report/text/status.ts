import type { ItemView, ResultOf } from '../../commands/schema.ts'
import type { Block, Content } from '../block.ts'
import { bar, columns, counted, joined, paragraph, section, spaced, together } from '../compose.ts'
import type { ReportContext } from './index.ts'
import { address, ageText, dueText, ownersOf } from './item.ts'

/** Where the plan stands, at a glance. */
export function statusReport(result: ResultOf<'status'>, context: ReportContext): Block {
  const { inProgress, next } = result
  return spaced([
    paragraph({ text: context.plan?.title?.value ?? 'Plan', style: 'heading' }),
    horizons(result),
    ...(inProgress.length === 0
      ? []
      : [section('In progress', items(inProgress, context.facts.today))]),
    section('Next', next === null ? paragraph('Nothing is pending.') : items([next], null)),
    paragraph(joined([...closing(result, context)])),
  ])
}

type Horizon = ResultOf<'status'>['horizons'][number]

function horizons({ horizons }: ResultOf<'status'>): Block {
  return columns(horizons.map(horizonRow), {
    columns: [{}, {}, {}, {}, { align: 'right' }, { width: 'fill' }],
  })
}

function horizonRow(horizon: Horizon): Content[] {
  const { code, name, window, total, completed, inProgress, deferred, late, dueBy } = horizon
  return [
    { text: code, style: 'handle' },
    name,
    { text: window ?? '', style: 'muted' },
    bar(completed, total, 10),
    `${completed}/${total}`,
    joined([
      inProgress === 0 ? '' : { text: `${inProgress} in progress`, style: 'in-progress' },
      deferred === 0 ? '' : { text: `${deferred} deferred`, style: 'deferred' },
      late === 0
        ? dueBy === null || completed === total
          ? ''
          : `due ${dueBy}`
        : { text: `${late} late since ${dueBy}`, style: 'late' },
    ]),
  ]
}

/** @param today for how long they have been in progress; null where they are not. */
function items(views: readonly ItemView[], today: string | null): Block {
  return columns(
    views.map((item) => [
      address(item),
      item.title,
      joined([today === null ? '' : ageText(item, today), ownersOf(item), dueText(item)]),
    ]),
    { columns: [{}, { width: 'fill' }, { max: 28 }] },
  )
}

function heldText({ last, missed }: { readonly last: string; readonly missed: number }): Content {
  if (missed === 0) return `last held ${last}`
  return { text: `${counted(missed, 'review')} missed since ${last}`, style: 'late' }
}

function* closing(
  { review, diagnostics }: ResultOf<'status'>,
  { facts }: ReportContext,
): Iterable<Content> {
  if (review !== null) {
    const { weekday, zone, next, last } = review
    yield `review every ${weekday} ${zone}, ${next === facts.today ? 'today' : `next ${next}`}`
    if (last !== null) yield heldText({ ...review, last })
  }
  const { errors, warnings } = diagnostics
  if (errors + warnings === 0) return
  yield together(
    [
      errors === 0 ? '' : counted(errors, 'error'),
      warnings === 0 ? '' : counted(warnings, 'warning'),
    ]
      .filter((each) => each !== '')
      .join(', '),
    ': ',
    { text: 'harden check', style: 'code' },
  )
}
