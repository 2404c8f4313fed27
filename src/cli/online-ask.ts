import type { Http, HttpAnswer } from '../ports/http.ts'

/** The network, and how long it may still be asked. */
export interface Line {
  readonly http: Http
  /** Milliseconds left of the time for all questions. */
  readonly left: () => number
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export interface Question {
  readonly method: 'HEAD' | 'GET'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
}

const LONGEST_MS = 10_000
const MOST_BYTES = 1_000_000
const ATTEMPTS = 3

/**
 * Asks once, and again where the host says when, as long as the time allows.
 *
 * What is busy (429, and 503 with its kin) is asked up to three times.
 */
export async function ask(question: Question, line: Line): Promise<HttpAnswer> {
  const { method, url, headers = {} } = question
  for (let attempt = 1; ; attempt += 1) {
    const left = line.left()
    if (left <= 0) return OUT_OF_TIME
    const answer = await line.http.exchange({
      method,
      url: url.href,
      headers: { 'user-agent': 'harden', accept: '*/*', ...headers },
      limitMs: Math.min(LONGEST_MS, left),
      mostBytes: MOST_BYTES,
    })
    const wait = answer.answered ? waitAfter(answer, attempt, line.now()) : null
    if (wait === null || attempt === ATTEMPTS || wait >= line.left()) return answer
    await line.http.pause(wait)
  }
}

const OUT_OF_TIME: HttpAnswer = {
  answered: false,
  why: 'timed-out',
  detail: 'the time for questions was used up',
}

type Answered = Extract<HttpAnswer, { answered: true }>

/** Milliseconds until it is worth asking again; null where it is not. */
function waitAfter({ status, headers }: Answered, attempt: number, now: number): number | null {
  const isBusy = status === 429 || (status >= 500 && status !== 501)
  if (!isBusy) return null
  const told = retryAfter(headers['retry-after'], now)
  if (told !== null) return told
  return status === 429 ? null : 500 * attempt
}

/** Seconds, or a date. */
function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** Why there was no answer, for a sentence. */
export function whyNoAnswer({ why, detail }: Extract<HttpAnswer, { answered: false }>): string {
  switch (why) {
    case 'unknown-host':
      return 'there is no such host'
    case 'private-address':
      return 'its host lies inside a network; add it to allowHosts in the configuration to ask it'
    case 'timed-out':
      return detail.includes(' ') ? detail : 'it did not answer in time'
    default:
      return `no connection (${detail})`
  }
}
