import type { ResultOf } from '../../commands/schema.ts'
import type { Block, Cell, Column, Content } from '../block.ts'
import { areaChart } from '../chart.ts'
import { counted, joined, paragraph, stack, together } from '../compose.ts'

export type Sections = ResultOf<'review'>['sections']

/** One section as it is shown: nothing where there is nothing to tell. */
export interface ShownSection {
  readonly title: string
  /** Lines, the weightiest first. */
  readonly rows: readonly (readonly Cell[])[]
  readonly columns: readonly Column[]
  /** What stands below the lines whatever their number. */
  readonly below?: Block
}

const WITH_ITEM: readonly Column[] = [{}, {}, { width: 'fill' }, { max: 26 }]

/** The ten sections, in their order. */
export function shownSections(sections: Sections): ShownSection[] {
  return [
    { title: 'What happened', rows: happened(sections), columns: WITH_ITEM },
    { title: 'Claims without proof', rows: claimed(sections), columns: WITH_ITEM.slice(0, 3) },
    {
      title: 'Overdue',
      rows: overdue(sections),
      columns: [{}, { width: 'fill' }, { align: 'right' }, { max: 26 }],
      ...below(tally(sections)),
    },
    {
      title: 'In progress and untouched',
      rows: sections.stalled.map((item) => [
        address(item),
        item.title,
        `${item.days} d`,
        item.owners.join(' + '),
      ]),
      columns: [{}, { width: 'fill' }, { align: 'right' }, { max: 26 }],
    },
    { title: 'Accepted risks', rows: risks(sections), columns: WITH_ITEM },
    {
      title: 'Queue',
      rows: sections.queue.reasons.map(({ text, why }) => [
        stack([paragraph(text), paragraph({ text: why, style: 'muted' })]),
      ]),
      columns: [{ width: 'fill' }],
    },
    { title: 'Load', ...load(sections) },
    { title: 'Burn-up', rows: [], columns: [], ...below(burnUp(sections)) },
    { title: 'Forecast', ...forecast(sections) },
    {
      title: 'Could not be verified',
      rows: sections.unverifiable.map(({ code, what, reason }) => [
        code === null ? '' : { text: code, style: 'handle' },
        stack([paragraph(what), paragraph({ text: reason, style: 'muted' })]),
      ]),
      columns: [{}, { width: 'fill' }],
    },
  ]
}

interface Named {
  readonly code: string | null
  readonly short: string
}

function address({ code, short }: Named): Content {
  return { text: code === null ? short : `${code}:${short}`, style: 'handle' }
}

function below(block: Block | null): { below?: Block } {
  return block === null ? {} : { below: block }
}

function happened({ changes }: Sections): Cell[][] {
  const rows = (verb: Content, items: Sections['changes']['completed']) =>
    items.map((item): Cell[] => [verb, address(item), item.title, signed(item)])
  return [
    ...rows({ text: 'completed', style: 'completed' }, changes.completed),
    ...rows({ text: 'reopened', style: 'warning' }, changes.reopened),
    ...rows({ text: 'deferred', style: 'deferred' }, changes.deferred),
    ...changes.slipped.map((item): Cell[] => [
      { text: 'slipped', style: 'late' },
      address(item),
      together(item.title, ` (${item.from} `, { sign: 'arrow' }, ` ${item.to})`),
      signed(item),
    ]),
    ...rows('added', changes.added),
    ...rows({ text: 'removed', style: 'warning' }, changes.removed),
  ]
}

function signed({ day, by }: { readonly day: string; readonly by: string }): Content {
  return { text: by === '' ? `${day}, uncommitted` : `${day} ${by}`, style: 'muted' }
}

const CLAIM_STYLES = {
  none: 'error',
  missing: 'error',
  refused: 'error',
  expired: 'late',
  partial: 'warning',
  drifted: 'warning',
  expiring: 'warning',
} as const

function claimed({ claims }: Sections): Cell[][] {
  return claims.map((claim) => [
    {
      text: claim.verdict === 'none' ? 'no proof' : claim.verdict,
      style: CLAIM_STYLES[claim.verdict],
    },
    address(claim),
    stack([paragraph(claim.title), paragraph({ text: claim.detail, style: 'muted' })]),
  ])
}

function overdue({ overdue: { items } }: Sections): Cell[][] {
  return items.map((item) => [
    address(item),
    item.title,
    { text: `${item.daysLate} d late`, style: 'late' },
    item.owners.join(' + '),
  ])
}

function tally({ overdue: { horizons, owners, items } }: Sections): Block | null {
  if (items.length === 0) return null
  const spelled = (pairs: readonly (readonly [string, number])[]) =>
    joined(pairs.map(([name, count]) => `${name} ${count}`))
  return stack([
    paragraph(spelled(horizons.map(({ name, count }) => [name, count]))),
    paragraph(spelled(owners.map(({ owner, count }) => [owner, count]))),
  ])
}

const RISK_STYLES = { expired: 'late', expiring: 'warning', renewed: 'deferred' } as const

function risks({ acceptedRisks }: Sections): Cell[][] {
  return acceptedRisks.risks.map((risk) => [
    { text: risk.verdict, style: RISK_STYLES[risk.verdict] },
    address(risk),
    stack([
      paragraph(risk.title),
      paragraph({ text: risk.reason ?? 'no reason was given', style: 'muted' }),
    ]),
    { text: `until ${risk.until ?? 'no day'}, ${risk.approver ?? 'nobody'}`, style: 'muted' },
  ])
}

function load({ load: { unowned, owners } }: Sections): Pick<ShownSection, 'rows' | 'columns'> {
  const rows = owners.map((each): Cell[] => [
    each.owner,
    `${each.open} open`,
    each.inProgress === 0 ? '' : { text: `${each.inProgress} in progress`, style: 'in-progress' },
    each.overdue === 0 ? '' : { text: `${each.overdue} overdue`, style: 'late' },
  ])
  const nobody = unowned.map((item): Cell[] => [{ text: 'nobody', style: 'warning' }, item.title])
  return {
    rows: [...nobody, ...rows],
    columns: [
      { max: 30 },
      { align: unowned.length > 0 ? 'left' : 'right' },
      { align: 'right' },
      { align: 'right' },
    ],
  }
}

const CHART = { width: 48, height: 5 }

function burnUp({ burnUp }: Sections): Block | null {
  const [first, last] = [burnUp[0], burnUp.at(-1)]
  if (first === undefined || last === undefined) return null
  const completed = last.proven + last.unproven
  const proven = burnUp.map((week) => week.proven)
  const isChart = burnUp.length > 1 && proven.some((count) => count > 0)
  return stack([
    ...(isChart ? [areaChart(proven, [first.begins, last.begins], CHART)] : []),
    paragraph(
      joined([
        `${counted(last.proven, 'item')} completed with evidence`,
        last.unproven === 0 ? '' : { text: `${last.unproven} without`, style: 'warning' },
        `${completed}/${last.scope} in all`,
        first.scope === last.scope ? '' : `scope ${first.scope} before`,
      ]),
    ),
  ])
}

function forecast({ forecast }: Sections): Pick<ShownSection, 'rows' | 'columns' | 'below'> {
  if (forecast.kind === 'insufficient-data') {
    const weeks = counted(forecast.weeks, 'full week')
    return {
      rows: [],
      columns: [],
      below: paragraph(`insufficient data: ${weeks}, of the four that are needed`),
    }
  }
  const spell = (day: string | null) => day ?? 'beyond ten years'
  return {
    rows: forecast.backlogs
      .filter(({ open }) => open > 0)
      .map(({ name, open, p50, p85 }) => [
        name,
        `${open} open`,
        `even odds by ${spell(p50)}`,
        `85 % by ${spell(p85)}`,
      ]),
    columns: [{}, { align: 'right' }, {}, {}],
  }
}
