import { readCapture } from './capture.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, unverifiable } from './kind.ts'
import type { PathRules } from './path-evidence.ts'
import { checkPath, pathProbes } from './path-evidence.ts'
import { readPathReference } from './path-reference.ts'
import { verifyPath } from './path-verify.ts'
import type { Findings, PathFinding } from './probe.ts'
import { findingFor } from './probe.ts'
import { shortId } from './wording.ts'

const RULES: PathRules = {
  kind: 'log',
  log: true,
  judgeText: judgeHeader,
}

/** What `harden done --run` wrote: a command, how it ended, and where it ran. */
export const log: EvidenceKind = {
  name: 'log',
  prefix: 'log:',
  summary: 'the output of a command, captured by `harden done --run`',
  example: 'docs/evidence/qmzt-2026-02-20.log',
  recognises: (reference) => isLogPath(readPathReference(reference, false).path),
  probes: (reference, recorded) => pathProbes(reference, recorded, RULES),
  check: (reference, findings) => checkPath(reference, findings, RULES),
  verify,
}

/** `<handle>-<date>.log`, as `--run` names it; a handle is spelled in the letters k to z. */
function isLogPath(path: string): boolean {
  return /(?:^|\/)[k-z]{4,16}(?:\.\d+)?-\d{4}-\d{2}-\d{2}(?:-\d+)?\.log$/.test(path)
}

function judgeHeader({ path, text, head }: PathFinding, record: NewRecord): Judgement | null {
  const capture = text === null ? null : readCapture(text)
  if (capture === null) {
    return fail(
      `${path} has no header of a captured run`,
      `capture one with \`harden done --run\`, or record it as it is: file:${path}`,
    )
  }
  if (capture.exit !== 0) {
    return fail(`${path} records a failure: exit ${capture.exit}`, 'mend it and run it again')
  }
  if (capture.head !== null && head?.state === 'found' && !head.inHistory) {
    return fail(
      `${path} was made at ${shortId(capture.head)}, which HEAD does not descend from`,
      'run it again here',
    )
  }
  if (capture.head !== null && head?.state !== 'found') {
    return unverifiable(`${path} was made at ${shortId(capture.head)}, which is not here`, record)
  }
  if (!capture.clean) {
    return unverifiable(
      `${path} was made with changes that were not committed`,
      record,
      'commit first and run it again to prove the commit itself',
    )
  }
  return null
}

/** The text is pinned, so its header cannot change; the history behind it can. */
function verify(record: Recorded, findings: Findings): Verdict {
  const verdict = verifyPath(record, findings, RULES)
  const head = findingFor(findings, pathProbes(record.target, record, RULES)[1])?.head
  if (verdict.state !== 'intact' || !head || head.inHistory) return verdict
  return {
    state: 'unverifiable',
    reason: `${verdict.reason}, but HEAD does not descend from the commit it was made at`,
    mend: 'run it again here: a squash-merge leaves the commits of its branch behind',
  }
}
