import type { ChangeView } from '../../commands/schema.ts'
import type { Status } from '../../plan/model.ts'
import type { Content } from '../block.ts'
import { together } from '../compose.ts'

/** What a change did, in a few words; the item it is about is named beside it. */
export function changeWords(change: ChangeView): Content {
  switch (change.kind) {
    case 'added':
      return `added to ${change.at.horizon}`
    case 'removed':
      return { text: `removed from ${change.at.horizon}`, style: 'warning' }
    case 'moved':
      return movedWords(change)
    case 'status':
      return { text: statusWord(change.before, change.after), style: change.after }
    case 'record-added':
      return together('evidence ', linked(change.record))
    case 'record-removed':
      return together({ text: 'evidence removed ', style: 'warning' }, linked(change.record))
    case 'title':
      return titleWords(change)
    case 'deferral':
      return deferralWords(change.after)
    case 'steps':
      return stepsWords(change.after)
    case 'queue':
      return queueWords(change)
    default:
      return valueWords(change)
  }
}

type Of<K extends ChangeView['kind'], C extends ChangeView = ChangeView> = C extends ChangeView
  ? [K & C['kind']] extends [never]
    ? never
    : C
  : never

function movedWords({ before, after }: Of<'moved'>): string {
  if (before.horizon !== after.horizon) return `moved from ${before.horizon} to ${after.horizon}`
  return `moved from place ${before.index} to ${after.index}`
}

/** The title it has now stands beside the words; one it had only for a while does not. */
function titleWords({ before, after, title }: Of<'title'>): string {
  return `${after === title ? 'retitled' : `retitled “${after}”`}, before “${before}”`
}

function statusWord(before: Status, after: Status): string {
  switch (after) {
    case 'in-progress':
      return before === 'completed' ? 'reopened and started' : 'started'
    case 'completed':
      return 'completed'
    case 'deferred':
      return 'deferred'
    case 'not-started':
      return before === 'in-progress' ? 'stopped' : 'reopened'
    default:
      return 'marked otherwise'
  }
}

function linked({ label, target, isNote }: Of<'record-added'>['record']): Content {
  return isNote ? label : { text: label, style: 'link', link: target }
}

function deferralWords(after: Of<'deferral'>['after']): string {
  if (after === null) return 'deferral lifted'
  const { until, approver, reason } = after
  return `until ${until ?? 'no day'}, approved by ${approver ?? 'nobody'}: ${reason ?? 'no reason'}`
}

function stepsWords(after: readonly string[]): string {
  const done = after.filter((step) => step.startsWith('[x]')).length
  return `${done} of ${after.length} steps done`
}

function queueWords({ before, after }: Of<'queue'>): string {
  const came = after.filter((entry) => !before.includes(entry))
  const went = before.filter((entry) => !after.includes(entry))
  if (came.length + went.length === 0) return 'queue put in another order'
  const told = [...came.map((entry) => `+ ${entry}`), ...went.map((entry) => `- ${entry}`)]
  return `queue: ${told.join('; ')}`
}

type Valued = Of<'requirement' | 'owners' | 'details' | 'field' | 'plan' | 'last-updated'>

/** `owners: SRE, before QA`. */
function valueWords(change: Valued): string {
  const name =
    NAMES[change.kind] ?? ('key' in change ? change.key : 'part' in change ? change.part : '')
  const [before, after] = [change.before, change.after].map(spelled)
  return `${name}: ${after || 'none'}${before === '' ? '' : `, before ${before}`}`
}

const NAMES: Partial<Readonly<Record<ChangeView['kind'], string>>> = {
  requirement: 'to be shown',
  owners: 'owner',
  details: 'details',
  'last-updated': 'last updated',
}

function spelled(value: string | readonly string[] | null): string {
  return value === null ? '' : typeof value === 'string' ? value : value.join(' + ')
}
