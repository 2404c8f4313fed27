import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { checkReference, referenceProbes } from '../evidence/index.ts'
import type { Judgement, Probe } from '../evidence/kind.ts'
import { lastDayOf, proposeLifetime, resolveDay } from '../evidence/lifetime.ts'
import type { Edit } from '../plan/change.ts'
import type { Item, Plan } from '../plan/model.ts'
import type { NewRecord } from '../plan/write.ts'
import { addRecords } from '../plan/write.ts'
import type { Circumstances, Facts } from './command.ts'

/** What a person gives as evidence, as typed. */
export interface Given {
  readonly evidence: readonly string[]
  /** Day or period behind `--expires`. */
  readonly expires: string | null
  readonly note: string | null
}

/** What must be asked of the world before evidence can be judged. */
export function givenProbes(
  { evidence }: Pick<Given, 'evidence'>,
  { policy }: Pick<Circumstances, 'policy'>,
): Probe[] {
  return evidence.flatMap((each) => referenceProbes(each, policy.allowances))
}

/** True of what was meant as evidence rather than as an item: a path or an address of one word. */
export function looksLikeEvidence(reference: string): boolean {
  return /^\S*[./]\S*$/.test(reference)
}

/** Records to write, and what the giver should know. */
export interface Accepted {
  readonly edit: Edit
  /** What was taken, those among them that the item had already. */
  readonly records: readonly NewRecord[]
  readonly notices: readonly string[]
}

/**
 * Judges every reference, and makes records of them for the item.
 *
 * A record the item has already, pin and all, is not written again.
 *
 * @throws HardenError when one of them fails its check: then none is written.
 */
export function giveEvidence(plan: Plan, item: Item, given: Given, facts: Facts): Accepted {
  const { findings, policy } = facts
  const judged = given.evidence.map((text) => checkReference(text, findings, policy.allowances))
  const failed = judged.filter(({ record }) => record === null)
  if (failed.length > 0) throw refusedEvidence(failed)
  const expires = given.expires === null ? null : resolveDay(given.expires, facts.today)
  const taken = judged.flatMap(({ record }): NewRecord[] =>
    record === null ? [] : [{ ...record, date: facts.today, expires, note: given.note }],
  )
  const records = taken.filter((record) => !isThere(item, record, expires))
  return {
    edit: addRecords(plan, item, records),
    records: taken,
    notices: [
      ...judged.flatMap(reservation),
      ...(records.length > 0 && expires === null ? lifetimeNotice(item, facts.today) : []),
    ],
  }
}

function isThere(
  { evidence }: Item,
  { target, pin }: { target: string; pin: string | null },
  expires: string | null,
) {
  return evidence.records.some(
    (record) =>
      record.target === target &&
      record.pin === pin &&
      (expires === null || record.expires === expires),
  )
}

/** The refusal of evidence that failed its check. @param failed at least one. */
export function refusedEvidence(failed: readonly Judgement[]): HardenError {
  return new HardenError({
    code: 'evidence-refused',
    exit: EXIT.refused,
    message: `Evidence refused: ${failed.map(({ reason }) => reason).join('; ')}`,
    mend: failed[0]?.mend ?? 'give other evidence',
  })
}

/** What is to be known of evidence that was taken: nobody could check it here, or there is better. */
export function reservation({ answer, reason, mend, record }: Judgement): string[] {
  const label = record?.label ?? 'the evidence'
  if (answer === 'unverifiable') return [`${label} is unverifiable: ${reason}`]
  if (mend === null) return []
  return [`${reason.startsWith(label) ? '' : `${label}: `}${reason}; ${mend}`]
}

/** Words such as "monthly" ask for proof that lapses. */
function lifetimeNotice(item: Item, today: string): string[] {
  const lifetime = proposeLifetime(item.title.value, item.evidence.required?.value ?? null)
  if (lifetime === null) return []
  const lastDay = lastDayOf(lifetime, today)
  return lastDay === null
    ? [`the plan says "${lifetime.word}": give --expires when you know the day of the next release`]
    : [`the plan says "${lifetime.word}": --expires ${lastDay} would make this proof lapse then`]
}
