import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { knownVerdict } from '../evidence/index.ts'
import type { State } from '../evidence/kind.ts'
import type { EvidenceRecord, Item, Plan } from '../plan/model.ts'
import { at } from './report.ts'
import type { Rule, RuleFacts } from './rule.ts'

/**
 * The records of completed items that are in this state.
 *
 * Nothing is said of records whose questions nobody asked. An item that is not
 * completed claims nothing yet, so its records may be in any state.
 */
export function recordsIn(
  state: State,
  rule: Pick<Rule, 'code' | 'severity' | 'mend'>,
  { items }: Plan,
  facts: RuleFacts,
): Diagnostic[] {
  return items
    .filter(({ status }) => status === 'completed')
    .flatMap((item) => item.evidence.records.flatMap((record) => finding(item, record)))

  function finding(item: Item, record: EvidenceRecord): Diagnostic[] {
    const verdict = knownVerdict(record, facts)
    if (verdict?.state !== state) return []
    const found = at(
      rule,
      record.span,
      `${state} evidence (${verdict.reason})`,
      'evidence that holds',
    )
    const mend = verdict.mend ?? rule.mend
    return [{ ...found, mend, item: item.handle, target: record.target }]
  }
}
