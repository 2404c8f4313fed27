import { escapeText } from '../markdown/inline.ts'
import { stopless } from './item-line.ts'
import type { NumberedProposal } from './proposal.ts'
import type { Review, Sections } from './review.ts'
import type { AcceptedRisk } from './sections/accepted-risks.ts'
import type { Happening } from './sections/changes.ts'

/** A review as it is told to others. */
export interface ToldReview extends Pick<Review, 'period' | 'standing' | 'sections'> {
  /** Of the plan. */
  readonly title: string | null
  readonly proposals: readonly ToldProposal[]
}

export interface ToldProposal extends Pick<NumberedProposal, 'n' | 'text' | 'reason'> {
  /** The command line that does the same. */
  readonly command: string
  readonly applied: boolean
}

/**
 * The review as Markdown, for a chat, a pull request or a commit message.
 *
 * Sections with nothing to tell are left out. What it quotes from the plan and from commits is
 * text there, never markup.
 */
export function summaryOf(review: ToldReview): string {
  const parts = [
    head(review),
    ...SECTIONS.map(([title, linesOf]) => section(title, linesOf(review.sections))),
    section('Decided', review.proposals.filter(({ applied }) => applied).map(decision)),
    section('Proposed', review.proposals.filter(({ applied }) => !applied).map(decision)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function head({ title, period, standing }: ToldReview): string {
  const { completed, proven, total, inProgress, deferred, overdue } = standing
  const name = title === null ? 'Review' : `Review of ${escapeText(title)}`
  return [
    `## ${name}, ${period.until}`,
    '',
    `Since ${period.since}${period.from === 'last-review' ? ', the last review' : ''}.${missedWords(period.missed)}`,
    '',
    `**${completed} of ${total} completed**, ${proven} with evidence; ${inProgress} in progress, ${deferred} deferred, ${overdue} overdue.`,
  ].join('\n')
}

/** How many reviews were not held, and when; empty for none, else one sentence behind a space. */
function missedWords(missed: readonly string[]): string {
  const [first, last] = [missed[0], missed.at(-1)]
  if (first === undefined) return ''
  return missed.length === 1
    ? ` The review of ${first} was not held.`
    : ` ${missed.length} reviews were not held, from ${first} to ${last}.`
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`### ${title}`, '', ...lines.map((line) => `- ${line}`)].join('\n')
}

const SECTIONS: readonly (readonly [string, (sections: Sections) => string[]])[] = [
  ['What happened', ({ changes }) => happened(changes)],
  [
    'Claims without proof',
    ({ claims }) =>
      claims.map((claim) => `${named(claim)}: ${claim.verdict}, ${escapeText(claim.detail)}`),
  ],
  ['Overdue', overdueLines],
  [
    'In progress and untouched',
    ({ stalled }) =>
      stalled.map((item) => `${named(item)}: ${item.days} days, ${listed(item.owners)}`),
  ],
  ['Accepted risks', ({ acceptedRisks }) => acceptedRisks.risks.map(riskLine)],
  [
    'Queue',
    ({ queue }) =>
      queue.reasons.map(({ text, why }) => `${escapeText(stopless(text))}: ${escapeText(why)}`),
  ],
  ['Without an owner', ({ load }) => load.unowned.map(named)],
  ['Forecast', forecastLines],
  [
    'Could not be verified',
    ({ unverifiable }) =>
      unverifiable.map(
        ({ code, what, reason }) =>
          `${code === null ? '' : `**${code}** `}${escapeText(what)}: ${escapeText(reason)}`,
      ),
  ],
]

function happened(changes: Sections['changes']): string[] {
  const lines = (verb: string, items: readonly Happening[]) =>
    items.map((item) => `${verb}: ${named(item)} (${signed(item)})`)
  return [
    ...lines('Completed', changes.completed),
    ...lines('Reopened', changes.reopened),
    ...lines('Deferred', changes.deferred),
    ...changes.slipped.map(
      (item) =>
        `Slipped: ${named(item)}, from ${escapeText(item.from)} to ${escapeText(item.to)} (${signed(item)})`,
    ),
    ...lines('Added', changes.added),
    ...lines('Removed', changes.removed),
  ]
}

function signed({ day, by }: Happening): string {
  return by === '' ? `${day}, not committed yet` : `${day}, ${escapeText(by)}`
}

function overdueLines({ overdue: { items } }: Sections): string[] {
  return items.map(
    (item) => `${named(item)}: due ${item.due}, ${item.daysLate} days late, ${listed(item.owners)}`,
  )
}

function riskLine(risk: AcceptedRisk): string {
  const { verdict, until, approver, reason } = risk
  const words = reason === null ? '' : `: ${escapeText(reason)}`
  return `${named(risk)}: ${verdict}, until ${until ?? 'no day'}, approved by ${escapeText(approver ?? 'nobody')}${words}`
}

function forecastLines({ forecast }: Sections): string[] {
  if (forecast.kind === 'insufficient-data') {
    return [`Insufficient data: ${forecast.weeks} full weeks of history, four are needed.`]
  }
  return forecast.backlogs
    .filter(({ open }) => open > 0)
    .map(
      ({ name, open, p50, p85 }) =>
        `${escapeText(name)}: ${open} open, done by ${p50 ?? 'no day within ten years'} (p50), ${p85 ?? 'no day within ten years'} (p85)`,
    )
}

function decision({ n, text, reason, command }: ToldProposal): string {
  return `**${n}** ${escapeText(text)} (${escapeText(reason)}) ${code(command)}`
}

function named({ code: short, title }: { readonly code: string | null; readonly title: string }) {
  const words = escapeText(stopless(title))
  return short === null ? words : `**${short}** ${words}`
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nobody' : words.map(escapeText).join(' + ')
}

/** Fenced by more backticks than it holds in a row. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`
}
