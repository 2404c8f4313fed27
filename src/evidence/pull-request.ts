import { verifyCommit } from './commit.ts'
import { belongsTo, pageUrl, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable, verdictOf } from './kind.ts'
import { parsePin, printPin } from './pins.ts'
import type { Findings, MergeFinding } from './probe.ts'
import { findingFor, remotesIn } from './probe.ts'
import { cutOff, shortId } from './wording.ts'

/** A pull request or merge request. Offline, a subject in history that names it is all there is. */
export const pullRequest: EvidenceKind = {
  name: 'pull-request',
  prefix: 'pr:',
  summary: 'a merged pull or merge request',
  example: '#123',
  recognises: (reference) => !/^\d/.test(reference) && nameOf(reference) !== null,
  probes: (reference, recorded) => {
    const pin = parsePin(recorded?.pin)
    const name = nameOf(reference)
    return [
      { ask: 'repository' },
      { ask: 'remotes' },
      ...(pin?.of === 'commit' ? [{ ask: 'commit', id: pin.id } as const] : []),
      ...(name ? [{ ask: 'pull-request', number: name.number } as const] : []),
    ]
  },
  onlineProbes: (reference) => {
    const url = nameOf(reference)?.url
    return url ? [{ ask: 'merge', url }] : []
  },
  check,
  verify,
}

interface Name {
  readonly number: number
  /** `PR #12`, or `MR !12` as GitLab writes it. */
  readonly label: string
  readonly url: string | null
}

function nameOf(reference: string): Name | null {
  const page = readForgePage(reference)
  if (page?.what === 'pull-request') {
    return { ...spell(page.id, reference.includes('/-/')), url: reference }
  }
  const { word = '', sign = '', digits } = NUMBER.exec(reference)?.groups ?? {}
  if (digits === undefined) return null
  return { ...spell(digits, sign === '!' || word.toLowerCase() === 'mr'), url: null }
}

const NUMBER = /^(?:(?<word>PR|MR)[ :]?)?(?<sign>[#!]?)(?<digits>\d{1,9})$/i

function spell(digits: string, isMergeRequest: boolean) {
  const number = Number(digits)
  return { number, label: isMergeRequest ? `MR !${number}` : `PR #${number}` }
}

function check(reference: string, findings: Findings): Judgement {
  const name = nameOf(reference)
  if (name === null) return fail(`${reference} is no pull request`, 'give #123, or its URL')
  const foreign = whyForeign(name, findings)
  if (foreign) return foreign
  const online = name.url === null ? null : findingFor(findings, { ask: 'merge', url: name.url })
  const offline = findingFor(findings, { ask: 'pull-request', number: name.number })
  const merged = online?.commit ?? offline?.commit ?? null
  const record = recordOf(name, merged, findings)
  if (online && online.outcome !== 'unreachable') return checkMerge(name, online, record)
  if (merged !== null) return pass(`${name.label} was merged by ${shortId(merged)}`, record)
  const repository = findingFor(findings, { ask: 'repository' })
  if (repository?.incomplete) {
    const { reason, mend } = cutOff(`the merge of ${name.label}`, repository.incomplete)
    return unverifiable(reason, record, mend)
  }
  return unverifiable(
    repository?.trouble ??
      `no subject in the history of HEAD names ${name.label}: not merged yet, or rebased`,
    record,
    'verify it again once it is merged, or record a file that it changed',
  )
}

function checkMerge({ label }: Name, { outcome, why }: MergeFinding, record: NewRecord): Judgement {
  if (outcome === 'merged') return pass(`${label} is merged`, record)
  if (outcome === 'closed')
    return fail(`${label} was closed: ${why}`, 'name the one that was merged')
  return unverifiable(`${label} is still open`, record, 'verify it again once it is merged')
}

function whyForeign({ label, url }: Name, findings: Findings): Judgement | null {
  const page = url === null ? null : readForgePage(url)
  const remotes = remotesIn(findings)
  if (!page?.repository || belongsTo(page, remotes) !== false) return null
  return fail(
    `${label} belongs to ${page.repository.path}, which is no remote of this repository`,
    `record it as a page: url:${url}`,
  )
}

function recordOf(
  { label, number, url }: Name,
  merged: string | null,
  findings: Findings,
): NewRecord {
  const remotes = remotesIn(findings)
  return {
    kind: 'pull-request',
    target: url ?? pageUrl('pull-request', String(number), remotes) ?? `pr:${number}`,
    label,
    pin: merged === null ? null : printPin({ of: 'commit', id: merged, kind: null }),
    isNote: false,
    grade: merged === null ? 'D' : 'B',
  }
}

function verify(record: Recorded, findings: Findings): Verdict {
  const pin = parsePin(record.pin)
  if (pin?.of === 'commit') return verifyCommit(`the merge ${shortId(pin.id)}`, pin.id, findings)
  return verdictOf(check(record.target, findings))
}
