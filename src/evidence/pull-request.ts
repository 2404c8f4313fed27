import { verifyCommit } from './commit.ts'
import { belongsTo, pageUrl, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable } from './kind.ts'
import { parsePin, printPin } from './pins.ts'
import type { Findings } from './probe.ts'
import { findingFor } from './probe.ts'
import { cutOffMend, shortId } from './wording.ts'

/** A pull request or merge request. Offline, a subject in history that names it is all there is. */
export const pullRequest: EvidenceKind = {
  name: 'pull-request',
  prefix: 'pr:',
  summary: 'a merged pull or merge request',
  example: '#123',
  recognises: (reference) => nameOf(reference) !== null,
  probes: (reference, { recorded }) => {
    const pin = parsePin(recorded?.pin ?? null)
    const name = nameOf(reference)
    return [
      { ask: 'repository' },
      { ask: 'remotes' },
      ...(pin?.of === 'commit' ? [{ ask: 'commit', id: pin.id } as const] : []),
      ...(name ? [{ ask: 'pull-request', number: name.number } as const] : []),
    ]
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
  if (page !== null) {
    if (page.what !== 'pull-request') return null
    return { ...spell(Number(page.id), reference.includes('/-/')), url: reference }
  }
  const [, sign, digits] = /^(?:(?:PR|MR)[ :]?)?([#!]?)(\d{1,9})$/i.exec(reference) ?? []
  if (digits === undefined || (sign === '' && /^\d/.test(reference))) return null
  return { ...spell(Number(digits), sign === '!' || /^MR/i.test(reference)), url: null }
}

function spell(number: number, isMergeRequest: boolean) {
  return { number, label: isMergeRequest ? `MR !${number}` : `PR #${number}` }
}

function check(reference: string, findings: Findings): Judgement {
  const name = nameOf(/^\d+$/.test(reference) ? `#${reference}` : reference)
  if (name === null)
    return fail(`${reference} is no pull request`, 'give its number, #123, or its URL')
  const foreign = whyForeign(reference, name, findings)
  if (foreign) return foreign
  const repository = findingFor(findings, { ask: 'repository' })
  const merged = findingFor(findings, { ask: 'pull-request', number: name.number })?.commit ?? null
  const record = recordOf(name, merged, findings)
  if (merged !== null) return pass(`${name.label} was merged by ${shortId(merged)}`, record)
  if (repository?.incomplete) {
    const why = `${name.label} may lie in the history that this ${repository.incomplete} clone leaves out`
    return unverifiable(why, record, cutOffMend(repository.incomplete))
  }
  const trouble =
    repository?.trouble ?? (repository?.here ? null : 'there is no git repository here')
  return unverifiable(
    trouble ??
      `${name.label} is named by no subject in the history of HEAD: not merged yet, or rebased`,
    record,
    'verify it again once it is merged, or record a file that it changed',
  )
}

function whyForeign(reference: string, { label, url }: Name, findings: Findings): Judgement | null {
  const page = url === null ? null : readForgePage(url)
  const remotes = findingFor(findings, { ask: 'remotes' })?.remotes ?? []
  if (!page?.repository || belongsTo(page, remotes) !== false) return null
  return fail(
    `${label} belongs to ${page.repository.path}, which is no remote of this repository`,
    `record it as a page: url:${reference}`,
  )
}

function recordOf(
  { label, number, url }: Name,
  merged: string | null,
  findings: Findings,
): NewRecord {
  const remotes = findingFor(findings, { ask: 'remotes' })?.remotes ?? []
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
  const repository = findingFor(findings, { ask: 'repository' })
  if (pin?.of === 'commit') {
    const finding = findingFor(findings, { ask: 'commit', id: pin.id })
    if (finding) return verifyCommit(`the merge ${shortId(pin.id)}`, finding, repository)
  }
  const judged = check(record.target, findings)
  if (judged.answer === 'fail')
    return { state: 'missing', reason: judged.reason, mend: judged.mend }
  return {
    state: judged.answer === 'pass' ? 'intact' : 'unverifiable',
    reason: judged.reason,
    mend: judged.mend,
  }
}
