import type { EvidenceKind, Judgement, Recorded, Verdict } from './kind.ts'
import { fail, pass } from './kind.ts'
import { parseUrl } from './remote.ts'

/** Any page on the web. Offline nothing can be said of it but that its address is sound. */
export const url: EvidenceKind = {
  name: 'url',
  prefix: 'url:',
  summary: 'any other page on the web',
  example: 'https://grafana.example.com/d/slo',
  recognises: isWebUrl,
  probes: () => [],
  check,
  verify,
}

export function isWebUrl(reference: string): boolean {
  return /^https?:\/\/\S+$/i.test(reference) && parseUrl(reference) !== null
}

/** Host and path, cut to what fits a line. */
export function urlLabel(reference: string): string {
  const parsed = parseUrl(reference)
  if (parsed === null) return reference
  const label = parsed.host + parsed.pathname.replace(/\/$/, '')
  return label.length <= 60 ? label : `${label.slice(0, 59)}…`
}

function check(reference: string): Judgement {
  if (!isWebUrl(reference)) {
    return fail(`${reference} is no URL of a web page`, 'give an address that begins with https://')
  }
  const { hostname } = new URL(reference)
  if (/^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/i.test(hostname)) {
    return fail(`${hostname} is this very machine`, 'give an address that others can open')
  }
  return pass('the address is sound; whether it answers was not asked', {
    kind: 'url',
    target: reference,
    label: urlLabel(reference),
    pin: null,
    isNote: false,
    grade: 'D',
  })
}

function verify({ target }: Recorded): Verdict {
  const judged = check(target)
  if (judged.answer === 'fail')
    return { state: 'missing', reason: judged.reason, mend: judged.mend }
  return {
    state: 'unverifiable',
    reason: 'a page on the web can only be looked at online',
    mend: 'harden evidence verify --online',
  }
}
