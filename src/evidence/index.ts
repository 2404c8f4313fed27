import type { Allowances } from './allowance.ts'
import { howToAllow, NO_ALLOWANCES } from './allowance.ts'
import { checklist } from './checklist.ts'
import { commit } from './commit.ts'
import { file } from './file.ts'
import type {
  EvidenceKind,
  Findings,
  Judgement,
  NewRecord,
  Probe,
  Recorded,
  State,
  Verdict,
} from './kind.ts'
import { fail } from './kind.ts'
import { isExpired } from './lifetime.ts'
import { log } from './log.ts'
import { note } from './note.ts'
import { isBareId, kindInPin, parsePin, printPin, withKind } from './pins.ts'
import type { EvidencePolicy } from './policy.ts'
import { probeKey } from './probe.ts'
import { pullRequest } from './pull-request.ts'
import { run } from './run.ts'
import { findSecrets, secretValue, withoutSecret } from './secrets.ts'
import { url } from './url.ts'

/** A reference without a prefix is of the first kind that recognises it. */
const PATHS: readonly EvidenceKind[] = [log, checklist, file]
const RECOGNISED: readonly EvidenceKind[] = [pullRequest, run, commit, url, ...PATHS]

/** Every kind of evidence. What none recognises is a note. */
export const KINDS: readonly EvidenceKind[] = [...RECOGNISED, note]

/** A reference, and what it is taken for. */
export interface ReadReference {
  readonly kind: EvidenceKind
  /** Without the prefix. */
  readonly reference: string
}

/** Reads a reference as it was given. */
export function readReference(text: string): ReadReference {
  const reference = text.trim()
  const forced = reference.includes(':')
    ? KINDS.find(({ prefix }) => reference.startsWith(prefix))
    : undefined
  const rest = reference.slice(forced?.prefix.length)
  // "run: it worked" is a sentence.
  if (forced && (forced === note || !/^\s/.test(rest)))
    return { kind: forced, reference: rest.trim() }
  // Numbers and hashes have neither a slash nor a dot, addresses have a colon.
  const kinds = /^[^:]*[/.][^:]*$/.test(reference) ? PATHS : RECOGNISED
  return { kind: kinds.find((kind) => kind.recognises(reference)) ?? note, reference }
}

/** What must be asked before `checkReference`. */
export function referenceProbes(
  text: string,
  allowances: Allowances = NO_ALLOWANCES,
): readonly Probe[] {
  if (findSecrets(text, allowances).length > 0) return []
  const { kind, reference } = readReference(text)
  return kind.probes(reference, null)
}

/**
 * What may be asked over the network as well, for a reference as it was given.
 *
 * @param wish whether the digest of a page is wanted, and what may look like a secret.
 */
export function referenceOnlineProbes(
  text: string,
  { digest = false, allowances = NO_ALLOWANCES }: OnlineWish = {},
): readonly Probe[] {
  if (findSecrets(text, allowances).length > 0) return []
  const { kind, reference } = readReference(text)
  return kind.onlineProbes?.(reference, digest) ?? []
}

export interface OnlineWish {
  readonly digest?: boolean
  readonly allowances?: Allowances
}

/** Judges a reference as it was given. A secret in it is refused before anything else is looked at. */
export function checkReference(
  text: string,
  findings: Findings,
  allowances: Allowances = NO_ALLOWANCES,
): Judgement {
  const [secret] = findSecrets(text, allowances)
  if (secret) {
    const allow = howToAllow(secretValue(text, secret), allowances)
    return fail(
      `the reference carries a secret (${secret.rule})`,
      `leave it out, and revoke it: ${withoutSecret(text)} (${allow})`,
    )
  }
  const { kind, reference } = readReference(text)
  const judgement = kind.check(reference, findings)
  return { ...judgement, record: judgement.record && tellingKind(judgement.record) }
}

/** The kind of a record: what its pin says, else what its target looks like. */
export function kindOf(record: Recorded): EvidenceKind {
  return readRecord(record).kind
}

/** What must be asked before `verifyRecord`. */
export function recordedProbes(
  record: Recorded,
  allowances: Allowances = NO_ALLOWANCES,
): readonly Probe[] {
  if (carriesSecret(record, allowances)) return []
  const { kind, reference } = readRecord(record)
  return kind.probes(reference, record)
}

/** What may be asked over the network as well, for a record. */
export function recordedOnlineProbes(
  record: Recorded,
  allowances: Allowances = NO_ALLOWANCES,
): readonly Probe[] {
  if (carriesSecret(record, allowances)) return []
  const { kind, reference } = readRecord(record)
  return kind.onlineProbes?.(reference, parsePin(record.pin)?.of === 'body') ?? []
}

/** Judges what has become of a record. @param today UTC day, `YYYY-MM-DD`. */
export function verifyRecord(
  record: Recorded,
  findings: Findings,
  today: string,
  allowances: Allowances = NO_ALLOWANCES,
): Verdict {
  if (carriesSecret(record, allowances)) {
    return {
      state: 'refused',
      reason: 'it carries a secret',
      mend: 'revoke the secret, then take it out of the plan',
    }
  }
  if (isExpired(record.expires, today)) {
    return {
      state: 'expired',
      reason: `it counted until ${record.expires}`,
      mend: 'show it anew with `harden evidence add`',
    }
  }
  const { kind, reference } = readRecord(record)
  return kind.verify(
    reference === record.target ? record : { ...record, target: reference },
    findings,
  )
}

/** The verdict as far as the findings allow one; null where something that was not asked would decide. */
export function knownVerdict(record: Recorded, known: Known): Verdict | null {
  const { findings, today, policy } = known
  const verdict = verifyRecord(record, findings, today, policy.allowances)
  if (SETTLED.has(verdict.state)) return verdict
  const probes = recordedProbes(record, policy.allowances)
  return probes.every((probe) => findings.has(probeKey(probe))) ? verdict : null
}

/** A day that has passed and a secret need no asking, and nothing is intact that was not looked up. */
const SETTLED: ReadonlySet<State> = new Set(['expired', 'refused', 'intact'])

/** What a record is judged by. */
export interface Known {
  readonly findings: Findings
  /** UTC day, `YYYY-MM-DD`. */
  readonly today: string
  readonly policy: EvidencePolicy
}

type ReadableRecord = Pick<Recorded, 'target' | 'isNote' | 'pin'>

/**
 * What was read of a record is kept as long as the record: a command asks first
 * what to look up, then what came of it, and then shows it.
 */
const READINGS = new WeakMap<ReadableRecord, ReadReference>()
const CLEAN = new WeakMap<Recorded, Allowances>()

function readRecord(record: ReadableRecord): ReadReference {
  const known = READINGS.get(record) ?? readAnew(record)
  READINGS.set(record, known)
  return known
}

function readAnew({ target, isNote, pin }: ReadableRecord): ReadReference {
  if (isNote) return { kind: note, reference: target }
  const { kind, reference } = readReference(target)
  const named = pin === null || isBareId(pin) ? null : kindInPin(parsePin(pin))
  if (named === null) return { kind, reference }
  return { kind: KINDS.find(({ name }) => name === named) ?? kind, reference }
}

/** A kind that the record itself would not tell is written into its pin. */
function tellingKind(record: NewRecord): NewRecord {
  if (readRecord(record).kind.name === record.kind) return record
  return { ...record, pin: printPin(withKind(parsePin(record.pin), record.kind)) }
}

function carriesSecret(record: Recorded, allowances: Allowances): boolean {
  if (CLEAN.get(record) === allowances) return false
  const { target, pin } = record
  const holds = (text: string) => findSecrets(text, allowances).length > 0
  const carries = holds(target) || (pin !== null && !isBareId(pin) && holds(pin))
  if (!carries) CLEAN.set(record, allowances)
  return carries
}
