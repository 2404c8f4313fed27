import { belongsTo, pageUrl, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable } from './kind.ts'
import { parsePin, printPin } from './pins.ts'
import type { CommitFinding, CommitProbe, Findings, RepositoryFinding } from './probe.ts'
import { findingFor } from './probe.ts'
import { cutOffMend, shortId } from './wording.ts'

/** A commit that HEAD descends from. */
export const commit: EvidenceKind = {
  name: 'commit',
  prefix: 'commit:',
  summary: 'a commit in the history of HEAD',
  example: '1a2b3c4d5e6f',
  recognises: (reference) => isHash(reference) || readForgePage(reference)?.what === 'commit',
  probes: (reference, { recorded }) => [
    { ask: 'repository' },
    { ask: 'remotes' },
    ...commitProbes(reference, recorded),
  ],
  check,
  verify,
}

/** Digits alone are rather a date or a number, unless there are as many as a full id has. */
function isHash(reference: string): boolean {
  if (!/^[0-9a-f]{7,64}$/i.test(reference)) return false
  return /[a-f]/i.test(reference) || reference.length >= 40
}

function commitProbes(reference: string, recorded: Recorded | null): CommitProbe[] {
  const pin = parsePin(recorded?.pin ?? null)
  const id = pin?.of === 'commit' ? pin.id : idIn(reference)
  return id === null ? [] : [{ ask: 'commit', id }]
}

function idIn(reference: string): string | null {
  const id = (readForgePage(reference)?.id ?? reference).toLowerCase()
  return /^[0-9a-f]{4,64}$/.test(id) ? id : null
}

function check(reference: string, findings: Findings): Judgement {
  const id = idIn(reference)
  if (id === null) return fail(`${reference} is no id of a commit`, 'give 7 or more of its digits')
  const finding = findingFor(findings, { ask: 'commit', id })
  const repository = findingFor(findings, { ask: 'repository' })
  const record = recordOf(reference, finding?.id ?? id, finding?.id ?? null, findings)
  const name = `commit ${shortId(id)}`
  if (repository?.trouble) return unverifiable(repository.trouble, record)
  if (!repository?.here || !finding) {
    return fail(`${name} means nothing here, for there is no git repository`, 'record a file')
  }
  if (finding.state === 'found' && finding.inHistory) {
    return pass(`${name} is in the history of HEAD`, record)
  }
  if (repository.incomplete !== null && finding.state !== 'ambiguous') {
    const why = `${name} may lie in the part of the history that this ${repository.incomplete} clone leaves out`
    return unverifiable(why, record, cutOffMend(repository.incomplete))
  }
  return whyNot(name, reference, finding, findings)
}

function whyNot(
  name: string,
  reference: string,
  { state }: CommitFinding,
  findings: Findings,
): Judgement {
  if (state === 'ambiguous') return fail(`${name} stands for several objects`, 'give more digits')
  if (state === 'not-a-commit') {
    return fail(`${name} is an object of git, but no commit`, 'name a commit, or record the file')
  }
  if (state === 'found') {
    return fail(
      `${name} is not in the history of HEAD: a squash-merge or a deleted branch makes it vanish`,
      'record a file that it changed, or the commit that merged it',
    )
  }
  const page = readForgePage(reference)
  const remotes = findingFor(findings, { ask: 'remotes' })?.remotes ?? []
  if (page?.repository && belongsTo(page, remotes) === false) {
    return fail(
      `${name} belongs to ${page.repository.path}`,
      `record it as a page: url:${reference}`,
    )
  }
  return fail(`${name} is unknown here`, 'git fetch, or name a commit of this branch')
}

function recordOf(
  reference: string,
  id: string,
  found: string | null,
  findings: Findings,
): NewRecord {
  const remotes = findingFor(findings, { ask: 'remotes' })?.remotes ?? []
  const isUrl = readForgePage(reference) !== null
  return {
    kind: 'commit',
    target: isUrl ? reference : (pageUrl('commit', id, remotes) ?? `commit:${id}`),
    label: `commit ${shortId(id)}`,
    pin: found === null ? null : printPin({ of: 'commit', id: found, kind: null }),
    isNote: false,
    grade: found === null ? 'D' : 'A',
  }
}

function verify(record: Recorded, findings: Findings): Verdict {
  const [probe] = commitProbes(record.target, record)
  const finding = probe ? findingFor(findings, probe) : null
  const repository = findingFor(findings, { ask: 'repository' })
  if (!probe || !finding) {
    return { state: 'unverifiable', reason: 'names no commit that could be looked up', mend: null }
  }
  return verifyCommit(`commit ${shortId(probe.id)}`, finding, repository)
}

/** What has become of a commit that was recorded: also of the one a pull request was merged by. */
export function verifyCommit(
  name: string,
  { state, inHistory }: CommitFinding,
  repository: RepositoryFinding | null,
): Verdict {
  if (!repository?.here) {
    const reason = repository?.trouble ?? 'there is no git repository here'
    return { state: 'unverifiable', reason, mend: null }
  }
  if (state === 'found' && inHistory) {
    return { state: 'intact', reason: `${name} is in the history of HEAD`, mend: null }
  }
  if (repository.incomplete !== null) {
    return {
      state: 'unverifiable',
      reason: `${name} may lie in the part of the history that this ${repository.incomplete} clone leaves out`,
      mend: cutOffMend(repository.incomplete),
    }
  }
  return {
    state: 'missing',
    reason: `${name} is not in the history of HEAD: a squash-merge leaves the commits of its branch behind`,
    mend: 'record the commit that merged it, or a file it changed, with `harden evidence repin`',
  }
}
