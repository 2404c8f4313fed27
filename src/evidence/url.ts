import { belongsTo, readForgePage } from './forge.ts'
import type { EvidenceKind, Judgement, NewRecord, Recorded, Verdict } from './kind.ts'
import { fail, pass, unverifiable, verdict, verdictOf } from './kind.ts'
import { parsePin, printPin } from './pins.ts'
import type { Findings, UrlFinding } from './probe.ts'
import { findingFor, remotesIn } from './probe.ts'
import { parseUrl } from './remote.ts'

/** Any page on the web. Offline nothing can be said of it but that its address is sound. */
export const url: EvidenceKind = {
  name: 'url',
  prefix: 'url:',
  summary: 'any other page on the web',
  example: 'https://grafana.example.com/d/slo',
  recognises: isWebUrl,
  probes: (reference) => (readForgePage(reference)?.what === 'file' ? [{ ask: 'remotes' }] : []),
  onlineProbes: (reference, digest) =>
    isWebUrl(reference) ? [{ ask: 'url', url: reference, digest }] : [],
  check,
  verify,
}

function isWebUrl(reference: string): boolean {
  return /^https?:\/\/\S+$/i.test(reference) && parseUrl(reference) !== null
}

/** Host and path of an address, cut to what fits a line. */
export function urlLabel(reference: string): string {
  const { host, pathname } = new URL(reference)
  const label = host + pathname.replace(/\/$/, '')
  return label.length <= 60 ? label : `${label.slice(0, 59)}…`
}

/** Why an address can be nobody's evidence; null when it is sound. */
export function whyNoAddress(reference: string): Judgement | null {
  const parsed = isWebUrl(reference) ? parseUrl(reference) : null
  if (parsed === null) {
    return fail(`${reference} is no address of a web page`, 'begin it with https://')
  }
  if (!LOOPBACK.test(parsed.hostname)) return null
  return fail(`${parsed.hostname} is this very machine`, 'give an address that others can open')
}

const LOOPBACK = /^(?:localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/i

/** A digest that was wanted and could not be made is refused: the record would be worth less than meant. */
function check(reference: string, findings: Findings): Judgement {
  const wanted = answerOf(reference, findings, true)
  if (wanted?.outcome === 'answers' && wanted.digest === null) {
    return fail(
      `${urlLabel(reference)} is too long for a digest`,
      'record it without --digest, or record a file',
    )
  }
  return judge(reference, findings, wanted ?? answerOf(reference, findings, false))
}

function judge(reference: string, findings: Findings, finding: UrlFinding | null): Judgement {
  const fault = whyNoAddress(reference)
  if (fault) return fault
  const record = recordOf(reference, finding?.digest ?? null)
  switch (finding?.outcome) {
    case undefined:
      return pass(
        'its address is sound; whether it answers was not asked',
        record,
        whyNotTheFile(reference, findings),
      )
    case 'answers':
      return pass(`it answers: ${finding.why}`, record)
    case 'dead':
      return fail(`it is gone: ${finding.why}`, 'give an address that answers')
    default:
      return unverifiable(`nobody can tell from here: ${finding?.why}`, record)
  }
}

/** A page that shows a file of this very repository is worth less than the file. */
function whyNotTheFile(reference: string, findings: Findings): string | null {
  const page = readForgePage(reference)
  if (page?.what !== 'file' || !belongsTo(page, remotesIn(findings))) return null
  return `record the file itself, which can be pinned: ${page.id}`
}

function recordOf(reference: string, digest: string | null): NewRecord {
  return {
    kind: 'url',
    target: reference,
    label: urlLabel(reference),
    pin: digest === null ? null : printPin({ of: 'body', digest }),
    isNote: false,
    grade: digest === null ? 'D' : 'C',
  }
}

function verify({ target, pin: title }: Recorded, findings: Findings): Verdict {
  const pin = parsePin(title)
  const finding = answerOf(target, findings, pin?.of === 'body')
  const judged = judge(target, findings, finding)
  if (judged.answer === 'pass' && !finding) {
    return verdict(
      'unverifiable',
      'a page on the web can only be looked at online',
      'harden evidence verify --online',
    )
  }
  if (pin?.of !== 'body' || finding?.outcome !== 'answers') return verdictOf(judged)
  return compare(pin.digest, finding.digest)
}

function compare(pinned: string, found: string | null): Verdict {
  if (found === pinned) return verdict('intact', 'it says to the byte what it said')
  if (found === null) {
    return verdict('unverifiable', 'it answers, but is too long to be compared by now')
  }
  return verdict(
    'drifted',
    'it says something else since',
    'look at it, then `harden evidence repin --online --digest`',
  )
}

function answerOf(url: string, findings: Findings, digest: boolean): UrlFinding | null {
  return findingFor(findings, { ask: 'url', url, digest })
}
