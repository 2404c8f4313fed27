import { checklist } from './checklist.ts'
import { commit } from './commit.ts'
import { file } from './file.ts'
import type { EvidenceKind, Findings, Judgement, Probe, Recorded, Verdict } from './kind.ts'
import { fail } from './kind.ts'
import { isExpired } from './lifetime.ts'
import { log } from './log.ts'
import { note } from './note.ts'
import { parsePin } from './pins.ts'
import { pullRequest } from './pull-request.ts'
import { run } from './run.ts'
import { findSecrets, withoutSecret } from './secrets.ts'
import { url } from './url.ts'

/** Every kind of evidence. A reference without a prefix is of the first that recognises it. */
export const KINDS: readonly EvidenceKind[] = [
  pullRequest,
  run,
  commit,
  url,
  log,
  checklist,
  file,
  note,
]

/** A reference, and what it is taken for. */
export interface ReadReference {
  readonly kind: EvidenceKind
  /** Without the prefix. */
  readonly reference: string
}

/** Reads a reference as it was given. */
export function readReference(text: string): ReadReference {
  const reference = text.trim()
  const forced = KINDS.find(({ prefix }) => reference.startsWith(prefix))
  const rest = reference.slice(forced?.prefix.length)
  // "run: it worked" is a sentence.
  if (forced && (forced === note || !/^\s/.test(rest)))
    return { kind: forced, reference: rest.trim() }
  return { kind: KINDS.find((kind) => kind.recognises(reference)) ?? note, reference }
}

/** What must be asked before `checkReference`. */
export function referenceProbes(text: string): readonly Probe[] {
  if (findSecrets(text).length > 0) return []
  const { kind, reference } = readReference(text)
  return kind.probes(reference, { recorded: null })
}

/** Judges a reference as it was given. A secret in it is refused before anything else is looked at. */
export function checkReference(text: string, findings: Findings): Judgement {
  const [secret] = findSecrets(text)
  if (secret) {
    return fail(
      `the reference carries a secret (${secret.rule})`,
      `leave it out, and revoke it: ${withoutSecret(text)}`,
    )
  }
  const { kind, reference } = readReference(text)
  return kind.check(reference, findings)
}

/** The kind of a record: what its pin says, else what its target looks like. */
export function kindOf(record: Recorded): EvidenceKind {
  return readRecord(record).kind
}

/** What must be asked before `verifyRecord`. */
export function recordedProbes(record: Recorded): readonly Probe[] {
  if (carriesSecret(record)) return []
  const { kind, reference } = readRecord(record)
  return kind.probes(reference, { recorded: record })
}

/** Judges what has become of a record. @param today UTC day, `YYYY-MM-DD`. */
export function verifyRecord(record: Recorded, findings: Findings, today: string): Verdict {
  if (carriesSecret(record)) {
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
  return kind.verify({ ...record, target: reference }, findings)
}

function readRecord(record: Recorded): ReadReference {
  if (record.isNote) return { kind: note, reference: record.target }
  const { kind, reference } = readReference(record.target)
  const pin = parsePin(record.pin)
  if (pin?.of === 'head') return { kind: run, reference }
  if (pin === null || !('kind' in pin) || pin.kind === null) return { kind, reference }
  return { kind: KINDS.find(({ name }) => name === pin.kind) ?? kind, reference }
}

function carriesSecret({ target, pin }: Recorded): boolean {
  return findSecrets(target).length > 0 || (pin !== null && findSecrets(pin).length > 0)
}
