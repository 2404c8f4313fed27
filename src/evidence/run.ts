import { verifyCommit } from './commit.ts'
import { belongsTo, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable } from './kind.ts'
import { parsePin } from './pins.ts'
import type { Findings } from './probe.ts'
import { findingFor } from './probe.ts'
import { isWebUrl, urlLabel } from './url.ts'
import { shortId } from './wording.ts'

/** A run of continuous integration. Its page is deleted one day; what is pinned stays. */
export const run: EvidenceKind = {
  name: 'run',
  prefix: 'run:',
  summary: 'a CI run (GitHub, GitLab, Buildkite, Jenkins, CircleCI)',
  example: 'https://github.com/owner/name/actions/runs/4711',
  recognises: (reference) => readForgePage(reference)?.what === 'run',
  probes: (_reference, { recorded }) => {
    const pin = parsePin(recorded?.pin ?? null)
    return [
      { ask: 'repository' },
      { ask: 'remotes' },
      ...(pin?.of === 'head' ? [{ ask: 'commit', id: pin.id } as const] : []),
    ]
  },
  check,
  verify,
}

function check(reference: string, findings: Findings): Judgement {
  if (!isWebUrl(reference)) return fail(`${reference} is no URL of a run`, 'give its http(s) URL')
  const page = readForgePage(reference)
  const record = recordOf(reference)
  const remotes = findingFor(findings, { ask: 'remotes' })?.remotes ?? []
  const belongs = page === null ? null : belongsTo(page, remotes)
  if (page?.repository && belongs === false) {
    return fail(
      `${record.label} belongs to ${page.repository.path}, which is no remote of this repository`,
      `record it as a page: url:${reference}`,
    )
  }
  if (belongs === true) {
    return pass(`${record.label} belongs to this repository; how it ended was not asked`, record)
  }
  return unverifiable(`${record.label} does not say which repository it belongs to`, record)
}

function recordOf(reference: string): NewRecord {
  const id = readForgePage(reference)?.id ?? /(\d+)\/?(?:[?#].*)?$/.exec(reference)?.[1]
  return {
    kind: 'run',
    target: reference,
    label: id === undefined ? urlLabel(reference) : `run ${id}`,
    pin: null,
    isNote: false,
    grade: 'D',
  }
}

function verify(record: Recorded, findings: Findings): Verdict {
  const judged = check(record.target, findings)
  if (judged.answer === 'fail')
    return { state: 'missing', reason: judged.reason, mend: judged.mend }
  const pin = parsePin(record.pin)
  if (pin?.of !== 'head') {
    return {
      state: 'unverifiable',
      reason: 'nothing says how the run ended, nor which commit it tested',
      mend: 'ask its host with `harden evidence verify --online`',
    }
  }
  if (pin.conclusion !== 'success') {
    return {
      state: 'missing',
      reason: `the run ended in ${pin.conclusion}`,
      mend: 'record one that passed',
    }
  }
  const finding = findingFor(findings, { ask: 'commit', id: pin.id })
  const repository = findingFor(findings, { ask: 'repository' })
  if (!finding) return { state: 'unverifiable', reason: 'its commit was not looked up', mend: null }
  return verifyCommit(`the tested commit ${shortId(pin.id)}`, finding, repository)
}
