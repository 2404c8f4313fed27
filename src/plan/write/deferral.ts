import { EXIT, HardenError } from '../../diagnostics/diagnostic.ts'
import { collapse, escapeText } from '../../markdown/inline.ts'
import type { DeferralContent, Edit } from '../change.ts'
import { deferralContent, nameOf } from '../change.ts'
import type { Item, Plan } from '../model.ts'
import { UNCHANGED } from './edits.ts'
import { addBullet, cutBullets, fieldsNamed, replaceValue } from './field.ts'

/** A risk that is accepted: all three are needed. */
export interface NewDeferral {
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly until: string
  readonly approver: string
  readonly reason: string
}

/**
 * Writes an item's `Deferred:` bullet; its mark is `setStatus`'s.
 *
 * @throws HardenError `bad-approver` for a name with a colon, behind which the reason begins.
 */
export function setDeferral(plan: Plan, item: Item, deferral: NewDeferral): Edit {
  const { until } = deferral
  const approver = collapse(deferral.approver)
  const after = { until, approver, reason: collapse(deferral.reason) }
  const before = item.deferral && deferralContent(item.deferral)
  if (before && isSame(before, after)) return UNCHANGED
  if (/:(?:\s|$)/.test(approver)) throw badApprover(approver)
  const words = `until ${until}, approved by ${escapeText(approver)}: ${escapeText(after.reason)}`
  const [field] = fieldsNamed(item, 'Deferred')
  const edit = field
    ? replaceValue(plan.source.text, field, words)
    : addBullet(plan, item, `Deferred: ${words}`)
  return { edits: [edit], changes: [{ kind: 'deferral', item: nameOf(item), before, after }] }
}

/** Takes an item's `Deferred:` bullets out, with all that stands below them: two may come from a merge. */
export function removeDeferral(plan: Plan, item: Item): Edit {
  if (item.deferral === null) return UNCHANGED
  const before = deferralContent(item.deferral)
  const bullets = fieldsNamed(item, 'Deferred').map(({ bullet }) => bullet)
  const { edits, changes } = cutBullets(plan, item, bullets)
  return {
    edits,
    changes: [{ kind: 'deferral', item: nameOf(item), before, after: null }, ...changes],
  }
}

function isSame(a: DeferralContent, b: DeferralContent): boolean {
  return a.until === b.until && a.approver === b.approver && a.reason === b.reason
}

function badApprover(approver: string): HardenError {
  return new HardenError({
    code: 'bad-approver',
    exit: EXIT.usage,
    message: `Unexpected colon in the approver “${approver}”, expected a name`,
    mend: 'Give the name alone; what stands behind it belongs to the reason',
  })
}
