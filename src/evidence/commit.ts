import { belongsTo, pageUrl, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable, verdict } from './kind.ts'
import { parsePin, printPin } from './pins.ts'
import type { CommitFinding, Findings } from './probe.ts'
import { findingFor, remotesIn } from './probe.ts'
import { cutOff, shortId } from './wording.ts'

/** A commit that HEAD descends from. */
export const commit: EvidenceKind = {
  name: 'commit',
  prefix: 'commit:',
  summary: 'a commit in the history of HEAD',
  example: '1a2b3c4d5e6f',
  recognises: (reference) => isHash(reference) || readForgePage(reference)?.what === 'commit',
  probes: (reference, recorded) => {
    const id = pinnedId(recorded) ?? idIn(reference)
    return [
      { ask: 'repository' },
      { ask: 'remotes' },
      ...(id === null ? [] : [{ ask: 'commit', id } as const]),
    ]
  },
  check,
  verify,
}

/** Digits alone are rather a date or a number, unless there are as many as a full id has. */
function isHash(reference: string): boolean {
  if (!/^[0-9a-f]{7,64}$/i.test(reference)) return false
  return /[a-f]/i.test(reference) || reference.length >= 40
}

function idIn(reference: string): string | null {
  const id = (readForgePage(reference)?.id ?? reference).toLowerCase()
  return /^[0-9a-f]{4,64}$/.test(id) ? id : null
}

function pinnedId(recorded: Recorded | null): string | null {
  const pin = parsePin(recorded?.pin)
  return pin?.of === 'commit' ? pin.id : null
}

function check(reference: string, findings: Findings): Judgement {
  const id = idIn(reference)
  if (id === null) return fail(`${reference} is no id of a commit`, 'give 7 or more of its digits')
  const finding = findingFor(findings, { ask: 'commit', id })
  const repository = findingFor(findings, { ask: 'repository' })
  const record = recordOf(reference, id, finding, findings)
  const name = `commit ${shortId(id)}`
  if (repository?.trouble) return unverifiable(repository.trouble, record)
  if (!finding) return fail(`${name} was not found: there is no git repository`, 'record a file')
  if (finding.inHistory) return pass(`${name} is in the history of HEAD`, record)
  if (repository?.incomplete && finding.state !== 'ambiguous') {
    const { reason, mend } = cutOff(name, repository.incomplete)
    return unverifiable(reason, record, mend)
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
  const remotes = remotesIn(findings)
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
  finding: CommitFinding | null,
  findings: Findings,
): NewRecord {
  const remotes = remotesIn(findings)
  const full = finding?.id ?? null
  const page = readForgePage(reference) ? reference : pageUrl('commit', full ?? id, remotes)
  return {
    kind: 'commit',
    target: page ?? `commit:${full ?? id}`,
    label: `commit ${shortId(id)}`,
    pin: full === null ? null : printPin({ of: 'commit', id: full, kind: null }),
    isNote: false,
    grade: full === null ? 'D' : 'A',
  }
}

function verify(record: Recorded, findings: Findings): Verdict {
  const id = pinnedId(record) ?? idIn(record.target)
  if (id === null) return verdict('unverifiable', `${record.target} names no commit`)
  return verifyCommit(`commit ${shortId(id)}`, id, findings)
}

/** What has become of a commit: one recorded as such, the merge of a pull request, or one a run tested. */
export function verifyCommit(name: string, id: string, findings: Findings): Verdict {
  const finding = findingFor(findings, { ask: 'commit', id })
  const repository = findingFor(findings, { ask: 'repository' })
  if (!finding) {
    return verdict('unverifiable', repository?.trouble ?? 'there is no git repository here')
  }
  if (finding.inHistory) return verdict('intact', `${name} is in the history of HEAD`)
  if (repository?.incomplete) {
    const { reason, mend } = cutOff(name, repository.incomplete)
    return verdict('unverifiable', reason, mend)
  }
  return verdict(
    'missing',
    `${name} is not in the history of HEAD: a squash-merge leaves the commits of its branch behind`,
    'record the commit that merged it, or a file it changed, with `harden evidence repin`',
  )
}
