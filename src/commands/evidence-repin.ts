import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { checkReference, referenceProbes } from '../evidence/index.ts'
import type { NewRecord } from '../evidence/kind.ts'
import { findItem } from '../plan/address.ts'
import type { EvidenceRecord, Item } from '../plan/model.ts'
import { replaceRecord } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import { argument, defineCommand } from './command.ts'
import { refusedEvidence, reservation } from './give-evidence.ts'
import { GIVING_OPTIONS, networkForReferences } from './online-options.ts'
import { item, reference } from './values.ts'

export const evidenceRepin = defineCommand({
  name: 'evidence repin',
  summary: 'Take changed or moved evidence as it is now',
  description:
    'For a record that has drifted, name its file, or its page with --online --digest; for one that has moved, name the new path. Look at what changed first: the record will vouch for the content of today.',
  examples: [
    'harden evidence repin I5 docs/runbook.md',
    'harden evidence repin S1 https://status.example.com/slo --online --digest',
  ],
  writes: true,
  words: {
    arguments: {
      item: argument('the item the record belongs to', item),
      evidence: argument('the evidence, where it is now', reference),
    },
    options: GIVING_OPTIONS,
  },
  probes: (_plan, { evidence }, facts) => referenceProbes(evidence, facts.policy.allowances),
  network: (_plan, { evidence, ...input }, facts) => networkForReferences([evidence], input, facts),
  decide: (plan, { item: wanted, evidence }, facts) => {
    const { item: proved } = findItem(plan, wanted)
    const { findings, policy, today } = facts
    const judgement = checkReference(evidence, findings, policy.allowances)
    if (judgement.record === null) throw refusedEvidence([judgement])
    const before = recordFor(proved, judgement.record)
    const { expires, note } = before
    const next = { ...judgement.record, date: today, expires, note }
    const isSame = before.pin === next.pin && before.target === next.target
    const edits = isSame ? [] : [replaceRecord(plan, proved, before, next)]
    const notices = reservation(judgement)
    return changeItems(plan, facts, { handles: [proved.handle], edits, notices })
  },
})

/** The record of this target, else the one whose content this is. */
function recordFor({ code, evidence }: Item, { target, pin }: NewRecord): EvidenceRecord {
  const own = evidence.records.filter(({ bullet }) => bullet !== null)
  const found =
    own.find((record) => record.target === target) ??
    own.find((record) => pin !== null && record.pin === pin)
  if (found !== undefined) return found
  throw new HardenError({
    code: 'no-such-record',
    exit: EXIT.notFound,
    message: `${code} has no record of ${target}`,
    mend: `harden evidence add ${code} ${target}`,
  })
}
