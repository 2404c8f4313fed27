import type { Span } from '../text/source.ts'
import type { Allowances } from './allowance.ts'
import { NO_ALLOWANCES, withoutAllowed } from './allowance.ts'
import { isEveryday, isPlaceholder, secretInName } from './secret-names.ts'
import type { Reading } from './secret-readings.ts'
import { readingsOf } from './secret-readings.ts'
import { HINTS, PRIVATE_KEY, SHAPES } from './secret-shapes.ts'

/** A secret that was found. Its value stands nowhere in it, so that no message can hold it. */
export interface Secret {
  /** Stable name of what it is: `url-password`, `signed-url`, `github-token`. */
  readonly rule: string
  /** Where it stands in the text as written; for a parameter, name and all. */
  readonly span: Span
  /** The shortest reading of it that begins there: what an allowance is about. */
  readonly core: Span
}

/** What a rule found in one reading. */
export type Candidate = Omit<Secret, 'core'>

/**
 * Finds secrets by their shape, and by the names of what holds them.
 *
 * Emphasis, escapes, line breaks and percent-encoding do not hide one. Time is
 * in proportion to the text. Shapes of rarer providers: see `scan.ts`.
 *
 * @param allowances values that are let pass, whole.
 * @returns in order, without overlaps.
 */
export function findSecrets(text: string, allowances: Allowances = NO_ALLOWANCES): Secret[] {
  if (isInnocent(text)) return []
  const found = candidatesIn(text)
  const rest = withoutAllowed(text, found, allowances)
  return inOrder(rest === text ? found : candidatesIn(rest))
}

/** True for most paths and ids: there is one way to read them, nothing in them has a value, and no token begins. */
function isInnocent(text: string): boolean {
  return (
    !/[:=%\\*`~<&\n\u00AD\u200B-\u200F\u2060\uFEFF]/.test(text) && !HINTS.test(text.toLowerCase())
  )
}

/** Whatever a rule finds in any reading; the same place may be found several times. */
export function candidatesIn(text: string): Candidate[] {
  return readingsOf(text).flatMap((reading) => [
    ...shapesIn(reading),
    ...userInfoIn(reading),
    ...parametersIn(reading),
    ...settingsIn(reading),
  ])
}

/** Secrets in the order of the text; of those that overlap, the first and longest. */
export function inOrder(candidates: readonly Candidate[]): Secret[] {
  const sorted = [...candidates].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  )
  const secrets: Secret[] = []
  for (const { rule, span } of sorted) {
    const last = secrets.at(-1)
    if (last === undefined || span.start >= last.span.end) secrets.push({ rule, span, core: span })
    else if (last.rule === rule && last.span.start === span.start) {
      secrets[secrets.length - 1] = { ...last, core: span }
    }
  }
  return secrets
}

/** A secret as it is written, for its digest alone. */
export function secretValue(text: string, { core }: Secret): string {
  return text.slice(core.start, core.end)
}

/** The text with every secret taken out; of a URL, the parameter and the user with it. */
export function withoutSecret(text: string): string {
  const secrets = findSecrets(text)
  if (secrets.length === 0) return text
  return replaced(text, secrets, ({ rule }) => (IN_URLS.has(rule) ? '' : '…'))
    .replace(/([?#])&+/g, '$1')
    .replace(/&{2,}/g, '&')
    .replace(/[?&#]+(?=$|[\s)>"'])/g, '')
    .replace(/\?#/g, '#')
}

/**
 * The text with every secret named instead of shown: for logs.
 *
 * Line by line, so that a word which begins a line is not taken for the end of a
 * secret in the line before; what only the whole text shows is named last.
 */
export function redactSecrets(text: string): string {
  return named(
    text
      .replace(PRIVATE_KEY, '[redacted: private-key]')
      .split(/(?<=\n)/)
      .map(named)
      .join(''),
  )
}

function named(text: string): string {
  return replaced(text, findSecrets(text), ({ rule }) => `[redacted: ${rule}]`)
}

const IN_URLS = new Set(['url-password', 'url-user', 'signed-url', 'secret-parameter'])

function replaced(
  text: string,
  secrets: readonly Secret[],
  by: (secret: Secret) => string,
): string {
  let result = ''
  let copied = 0
  for (const secret of secrets) {
    result += text.slice(copied, secret.span.start) + by(secret)
    copied = secret.span.end
  }
  return result + text.slice(copied)
}

function shapesIn({ text, spanOf }: Reading): Candidate[] {
  const lower = text.toLowerCase()
  if (!HINTS.test(lower)) return []
  const likely = SHAPES.filter(({ hints }) => hints.some((hint) => lower.includes(hint)))
  return likely.flatMap(({ rule, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const value = match.groups?.secret ?? match[0]
      const start = match.index + match[0].lastIndexOf(value)
      return { rule, span: spanOf(start, start + value.length) }
    }),
  )
}

/** A page needs no user in its address; a connection does, but no password. */
function userInfoIn({ text, spanOf }: Reading): Candidate[] {
  const found: Candidate[] = []
  if (!text.includes('://')) return found
  for (const match of text.matchAll(/\b([a-z][a-z0-9+.-]{1,20}):\/\/([^\s/?#@"'<>\\]{1,300})@/gi)) {
    const [whole, scheme = '', userInfo = ''] = match
    const colon = userInfo.indexOf(':')
    const password = colon === -1 ? '' : userInfo.slice(colon + 1)
    const isPage = /^https?$/i.test(scheme)
    if (colon === -1 ? !isPage || isPlaceholder(userInfo) : isPlaceholder(password)) continue
    const end = match.index + whole.length
    const rule = colon === -1 ? 'url-user' : 'url-password'
    found.push({ rule, span: spanOf(end - userInfo.length - 1, end) })
  }
  return found
}

/** `name=value` behind `?`, `&` or `#`; behind `;` too, as old servers keep their sessions. */
function parametersIn({ text, spanOf }: Reading): Candidate[] {
  const found: Candidate[] = []
  if (!text.includes('=')) return found
  for (const match of text.matchAll(
    /(?<=[?&#;])([\w.[\]~-]{1,60})=([^\s?&#;"'<>)\]|`\\]{1,4096})/g,
  )) {
    const [whole, name = '', value = ''] = match
    const rule = ruleOf(name, value)
    if (rule === null) continue
    found.push({ rule, span: spanOf(match.index, match.index + whole.length) })
  }
  return found
}

function ruleOf(name: string, value: string): string | null {
  if (isPlaceholder(value)) return null
  // Azure's expiry is two letters that mean anything elsewhere.
  if (/^s[et]$/i.test(name)) return /^\d{4}-\d{2}-\d{2}T/.test(value) ? 'signed-url' : null
  const kind = secretInName(name)
  if (kind === null || (kind === 'perhaps' && isEveryday(value))) return null
  return kind === 'signed-url' || /^(?:sig|signature)$/i.test(name)
    ? 'signed-url'
    : 'secret-parameter'
}

/** `API_KEY=…` and `X-Api-Key: …`, in the output of a command and in notes. */
function settingsIn({ text, spanOf }: Reading): Candidate[] {
  const found: Candidate[] = []
  if (!/[:=]/.test(text)) return found
  const settings =
    /(?<![\w?&#;.-])["']?([\w-]{3,40})["']?[ \t]{0,2}[:=][ \t]{0,2}["']?([^\s"'`,;<>()]{8,512})/g
  for (const match of text.matchAll(settings)) {
    const [whole, name = '', value = ''] = match
    if (secretInName(name) !== 'secret' || !looksRandom(value)) continue
    const start = match.index + whole.lastIndexOf(value)
    found.push({ rule: 'secret-setting', span: spanOf(start, start + value.length) })
  }
  return found
}

/** Words, paths, addresses and expressions are no secrets; digits among letters may be. */
function looksRandom(value: string): boolean {
  return (
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !isPlaceholder(value) &&
    !/^[\d.:/TZ+-]+$/.test(value) &&
    !/^(?:\.{0,2}\/|https?:|[\w.]+\[|[\w$]+(?:\.[\w$]+)+$|\d+(?:ms|s|m|h|d|%|px|kb|mb|gb)$)/i.test(
      value,
    )
  )
}
