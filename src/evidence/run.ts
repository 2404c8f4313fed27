import { verifyCommit } from './commit.ts'
import { belongsTo, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable, verdict, verdictOf } from './kind.ts'
import { parsePin, printPin } from './pins.ts'
import type { Findings, RunFinding, RunProbe } from './probe.ts'
import { findingFor, remotesIn } from './probe.ts'
import { urlLabel, whyNoAddress } from './url.ts'
import { shortId } from './wording.ts'

/** A run of continuous integration. Its page is deleted one day; what is pinned stays. */
export const run: EvidenceKind = {
  name: 'run',
  prefix: 'run:',
  summary: 'a CI run (GitHub, GitLab, Buildkite, Jenkins, CircleCI)',
  example: 'https://github.com/owner/name/actions/runs/4711',
  recognises: (reference) => readForgePage(reference)?.what === 'run',
  probes: (_reference, recorded) => {
    const pin = parsePin(recorded?.pin)
    return [
      { ask: 'repository' },
      { ask: 'remotes' },
      ...(pin?.of === 'head' ? [{ ask: 'commit', id: pin.id } as const] : []),
    ]
  },
  onlineProbes: (reference) => (whyNoAddress(reference) ? [] : [probeOf(reference)]),
  check,
  verify,
}

function check(reference: string, findings: Findings): Judgement {
  const fault = whyNoAddress(reference)
  if (fault) return fault
  const finding = findingFor(findings, probeOf(reference))
  const record = recordOf(reference, finding)
  const page = readForgePage(reference)
  const remotes = remotesIn(findings)
  const belongs = page && belongsTo(page, remotes)
  if (page?.repository && belongs === false) {
    return fail(
      `${record.label} belongs to ${page.repository.path}, which is no remote of this repository`,
      `record it as a page: url:${reference}`,
    )
  }
  if (finding && finding.outcome !== 'unreachable') return checkEnd(finding, record)
  if (belongs) {
    return pass(`${record.label} belongs to this repository; how it ended was not asked`, record)
  }
  return unverifiable(`${record.label} does not say which repository it belongs to`, record)
}

function checkEnd({ outcome, why, head, headInHistory }: RunFinding, record: NewRecord): Judgement {
  if (outcome === 'running') return fail(`${record.label} has not ended`, 'wait until it has')
  if (outcome === 'failure') return fail(`${record.label} failed: ${why}`, 'give a run that passed')
  if (head !== null && !headInHistory) {
    return fail(
      `${record.label} tested ${shortId(head)}, which HEAD does not descend from`,
      'give a run of this branch',
    )
  }
  return pass(`${record.label} passed`, record)
}

function recordOf(reference: string, finding: RunFinding | null): NewRecord {
  const id = readForgePage(reference)?.id ?? /(\d+)\/?(?:[?#].*)?$/.exec(reference)?.[1]
  const head = finding?.outcome === 'success' ? finding.head : null
  return {
    kind: 'run',
    target: reference,
    label: id === undefined ? urlLabel(reference) : `run ${id}`,
    pin: head === null ? null : printPin({ of: 'head', id: head, conclusion: 'success' }),
    isNote: false,
    grade: head === null ? 'D' : 'B',
  }
}

function verify(record: Recorded, findings: Findings): Verdict {
  const judged = check(record.target, findings)
  const finding = findingFor(findings, probeOf(record.target))
  const isKnown = finding !== null && finding.outcome !== 'unreachable'
  if (judged.answer === 'fail' || isKnown) return verdictOf(judged)
  const pin = parsePin(record.pin)
  if (pin?.of !== 'head') {
    if (finding) return verdict('unverifiable', `its host could not tell: ${finding.why}`)
    return verdict(
      'unverifiable',
      'nothing says how the run ended, nor which commit it tested',
      'ask its host with `harden evidence verify --online`',
    )
  }
  if (pin.conclusion !== 'success') {
    return verdict('missing', `the run ended in ${pin.conclusion}`, 'record one that passed')
  }
  return verifyCommit(`the tested commit ${shortId(pin.id)}`, pin.id, findings)
}

function probeOf(reference: string): RunProbe {
  return { ask: 'run', url: reference }
}
