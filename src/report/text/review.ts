import type { ResultOf } from '../../commands/schema.ts'
import { shortId } from '../../evidence/wording.ts'
import type { Block, Content } from '../block.ts'
import {
  bar,
  columns,
  counted,
  joined,
  paragraph,
  section,
  spaced,
  stack,
  together,
  verbatim,
} from '../compose.ts'
import type { ReportContext } from './index.ts'
import { proposalList } from './review-proposals.ts'
import type { ShownSection } from './review-sections.ts'
import { shownSections } from './review-sections.ts'

type Review = ResultOf<'review'>

/** The review at a glance, or as Markdown; after it was gone through, only what was decided. */
export function reviewReport(review: Review, { plan }: ReportContext): Block {
  if (review.view === 'after-walk') return decided(review)
  if (review.view === 'markdown') return verbatim(review.summary ?? '')
  const shown = shownSections(review.sections)
  const told = shown.filter(hasWords)
  const silent = shown.filter((each) => !hasWords(each)).map(({ title }) => title.toLowerCase())
  return spaced([
    head(review, plan?.title?.value ?? 'the plan'),
    ...told.map((each) => section(each.title, ...bodyOf(each, review.view === 'full'))),
    ...(silent.length === 0
      ? []
      : [
          paragraph(
            { text: `Nothing to tell: ${silent.join(', ')}.`, style: 'muted' },
            { hang: 2 },
          ),
        ]),
    proposed(review),
    ...committed(review),
  ])
}

function head({ since, until, from, missed, standing }: Review, title: string): Block {
  const { total, completed, proven, inProgress, deferred, overdue } = standing
  return stack([
    paragraph([{ text: `Review of ${title}`, style: 'heading' }, `, ${until}`]),
    paragraph(
      joined([
        `since ${since}${from === 'last-review' ? ', the last review' : ''}`,
        missed.length === 0 ? '' : { text: missedText(missed), style: 'warning' },
      ]),
    ),
    paragraph(''),
    paragraph(
      together(
        bar(completed, total, 20),
        '  ',
        joined([
          `${completed}/${total} completed`,
          `${proven} proven`,
          inProgress === 0 ? '' : { text: `${inProgress} in progress`, style: 'in-progress' },
          deferred === 0 ? '' : { text: `${deferred} deferred`, style: 'deferred' },
          overdue === 0 ? '' : { text: `${overdue} overdue`, style: 'late' },
        ]),
      ),
    ),
  ])
}

function missedText(missed: readonly string[]): string {
  const [first = ''] = missed
  return missed.length === 1
    ? `the review of ${first} was not held`
    : `${missed.length} reviews were not held since ${first}`
}

function hasWords({ rows, below }: ShownSection): boolean {
  return rows.length > 0 || below !== undefined
}

/** Lines of a section, unless all are asked for. */
const SHOWN = 5

function bodyOf({ rows, columns: shape, below }: ShownSection, full: boolean): Block[] {
  const shown = full ? rows : rows.slice(0, SHOWN)
  const hidden = rows.length - shown.length
  return [
    ...(shown.length === 0 ? [] : [columns(shown, { columns: shape })]),
    ...(hidden === 0
      ? []
      : [
          paragraph(
            together(`and ${hidden} more: `, { text: 'harden review --full', style: 'code' }),
          ),
        ]),
    ...(below === undefined ? [] : [below]),
  ]
}

function proposed({ proposals, view }: Review): Block {
  if (proposals.length === 0) return paragraph('Nothing is proposed.')
  if (view === 'before-walk') {
    return paragraph([
      { text: counted(proposals.length, 'proposal'), style: 'heading' },
      ', one by one. Ctrl-C leaves everything as it was.',
    ])
  }
  const isDone = proposals.some(({ applied }) => applied)
  const how: Content = together(
    'accept with ',
    { text: 'harden review --apply 1,3-5', style: 'code' },
    ' or ',
    { text: 'all', style: 'code' },
  )
  return section('Proposals', proposalList(proposals), ...(isDone ? [] : [paragraph(how)]))
}

function decided(review: Review): Block {
  const accepted = review.proposals.filter(({ applied }) => applied)
  const left = review.proposals.length - accepted.length
  if (accepted.length === 0) return paragraph('Nothing was accepted, and nothing was written.')
  return spaced([
    paragraph(''),
    section('Accepted', proposalList(accepted, false)),
    paragraph(
      joined([
        left === 0 ? '' : `${left} left out`,
        together('take it back with ', { text: 'harden undo', style: 'code' }),
      ]),
    ),
    ...committed(review),
  ])
}

function committed({ commit }: Review): Block[] {
  return commit === null
    ? []
    : [paragraph({ text: `Committed as ${shortId(commit)}.`, style: 'success' })]
}
