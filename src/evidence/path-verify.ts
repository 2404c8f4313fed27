import type { Recorded, Verdict } from './kind.ts'
import type { PathRules } from './path-evidence.ts'
import { pathProbes } from './path-evidence.ts'
import { whyAbsent, whyWorthless } from './path-faults.ts'
import { readPathReference } from './path-reference.ts'
import { parsePin } from './pins.ts'
import type { Findings, PathFinding } from './probe.ts'
import { findingFor } from './probe.ts'
import { shellWord, shortId } from './wording.ts'

/** Judges a path that was recorded earlier. */
export function verifyPath(record: Recorded, findings: Findings, rules: PathRules): Verdict {
  const probes = pathProbes(record.target, record, rules)
  const repository = findingFor(findings, probes[0])
  const finding = findingFor(findings, probes[1])
  const { path, fragment } = readPathReference(record.target, true)
  if (!finding) return { state: 'unverifiable', reason: `${path} was not looked up`, mend: null }
  if (finding.outside) {
    return {
      state: 'refused',
      reason: `${path} leads out of the repository`,
      mend: 'record a file of this repository',
    }
  }
  if (repository?.trouble) return { state: 'unverifiable', reason: repository.trouble, mend: null }
  const pin = parsePin(record.pin)
  if (pin?.of === 'blob' || pin?.of === 'tree') return verifyPinned(finding, fragment, pin.id)
  return verifyUnpinned(path, finding, fragment, pin !== null)
}

function verifyPinned(finding: PathFinding, fragment: string | null, pinned: string): Verdict {
  const { path, content } = finding
  if (content?.what === 'conflict') {
    return {
      state: 'unverifiable',
      reason: `${path} has an unresolved conflict`,
      mend: 'resolve it',
    }
  }
  if (content === null) return verifyGone(finding, pinned)
  if (content.id === pinned)
    return { state: 'intact', reason: `${path} is as recorded`, mend: null }
  if (content.id?.length !== pinned.length) {
    return {
      state: 'unverifiable',
      reason: `${path} was pinned with another kind of id than this repository has`,
      mend: 'pin what is there now with `harden evidence repin`',
    }
  }
  const fault = whyWorthless(finding, fragment)
  return {
    state: 'drifted',
    reason: fault
      ? `${path} has changed since, and now ${fault.reason}`
      : `${path} has changed since`,
    mend: finding.pinned.kept
      ? `look at what was recorded with \`git show ${shortId(pinned)}\`, then \`harden evidence repin\``
      : 'look at it, then `harden evidence repin`',
  }
}

function verifyGone({ path, pinned: kept }: PathFinding, pinned: string): Verdict {
  const [elsewhere] = kept.elsewhere
  if (elsewhere !== undefined) {
    return {
      state: 'moved',
      reason: `${path} is now ${elsewhere}`,
      mend: `record ${elsewhere} with \`harden evidence repin\``,
    }
  }
  return {
    state: 'missing',
    reason: `${path} is gone`,
    mend: kept.kept
      ? `bring it back: git cat-file -p ${shortId(pinned)} > ${shellWord(path)}`
      : 'record what takes its place',
  }
}

function verifyUnpinned(
  path: string,
  finding: PathFinding,
  fragment: string | null,
  isWords: boolean,
): Verdict {
  const fault = whyAbsent(path, finding) ?? whyWorthless(finding, fragment)
  if (fault) return { state: 'missing', reason: fault.reason, mend: fault.mend }
  return {
    state: 'unverifiable',
    reason: isWords
      ? `${path} is there, but its pin is in words harden does not know`
      : `${path} is there, but nothing says what it was when it was recorded`,
    mend: 'pin it with `harden evidence repin`',
  }
}
