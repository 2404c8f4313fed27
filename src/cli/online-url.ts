import { digestOf } from '../evidence/digest.ts'
import type { UrlFinding, UrlProbe } from '../evidence/probe.ts'
import type { HttpAnswer } from '../ports/http.ts'
import type { Line } from './online-ask.ts'
import { ask, whyNoAnswer } from './online-ask.ts'

const MOST_REDIRECTS = 5

/** What a host may refuse of HEAD alone; that a page is gone is asked twice as well. */
const ASK_AGAIN: ReadonlySet<number> = new Set([403, 404, 405, 410, 501])

/**
 * Asks whether a page answers. It is gone only where its host says so, or where
 * there is no such host; whatever else hinders is not the page's fault.
 *
 * @param isForge true for a host of the repository: such hosts hide what is private behind 404.
 */
export async function askUrl(
  { url, digest }: UrlProbe,
  line: Line,
  isForge: (host: string) => boolean,
): Promise<UrlFinding> {
  let at = new URL(url)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await (digest ? ask({ method: 'GET', url: at }, line) : askPage(at, line))
    if (!answer.answered) {
      const outcome = answer.why === 'unknown-host' ? 'dead' : 'unreachable'
      return finding(outcome, whyNoAnswer(answer))
    }
    const next = redirectOf(answer, at)
    if (next === null) {
      const judged = judgeStatus(answer.status, isForge(at.hostname))
      return digest ? withDigest(judged, answer) : judged
    }
    const away = judgeRedirect(next, at)
    if (away !== null) return away
    at = next
  }
  return finding('unreachable', `more than ${MOST_REDIRECTS} redirects`)
}

async function askPage(url: URL, line: Line): Promise<HttpAnswer> {
  const answer = await ask({ method: 'HEAD', url }, line)
  if (!answer.answered || !ASK_AGAIN.has(answer.status)) return answer
  return ask({ method: 'GET', url }, line)
}

type Answered = Extract<HttpAnswer, { answered: true }>

/** Where an answer sends us; null when it sends nowhere. A user in the address is left behind. */
export function redirectOf({ status, headers }: Answered, from: URL): URL | null {
  const { location } = headers
  if (status < 300 || status > 399 || location === undefined) return null
  try {
    const next = new URL(location, from)
    next.username = ''
    next.password = ''
    return next
  } catch {
    return null
  }
}

/** Null where the redirect may be followed. */
function judgeRedirect(next: URL, from: URL): UrlFinding | null {
  if (!/^https?:$/.test(next.protocol)) return finding('unreachable', 'it redirects elsewhere')
  if (next.hostname !== from.hostname) {
    return finding('sign-in', `it redirects to ${next.hostname}`)
  }
  return isSignIn(next) ? finding('sign-in', 'it redirects to a page to sign in') : null
}

/** Paths at which people sign in, and parameters that only such pages take. */
function isSignIn({ pathname, searchParams }: URL): boolean {
  return (
    /(?:^|[/_-])(?:log-?in|sign-?in|sign_in|sso|saml2?|oauth2?|authorize|auth|adfs)(?:$|[/._-])/i.test(
      pathname,
    ) || ['SAMLRequest', 'redirect_uri', 'response_type'].some((name) => searchParams.has(name))
  )
}

function judgeStatus(status: number, isForge: boolean): UrlFinding {
  const why = `status ${status}`
  if (status >= 200 && status <= 299) return finding('answers', why)
  if (status === 401 || status === 403 || status === 407) return finding('sign-in', why)
  if (status !== 404 && status !== 410) return finding('unreachable', why)
  if (isForge && status === 404) return finding('sign-in', `${why}, or it is private`)
  return finding('dead', why)
}

/** A body that is longer than what was read has none. */
function withDigest(judged: UrlFinding, { body, whole }: Answered): UrlFinding {
  if (judged.outcome !== 'answers' || !whole) return judged
  return { ...judged, digest: digestOf(body) }
}

function finding(outcome: UrlFinding['outcome'], why: string): UrlFinding {
  return { ask: 'url', outcome, why, digest: null }
}
