import { readForgePage } from '../evidence/forge.ts'
import type { MergeFinding, MergeProbe, RunFinding, RunProbe } from '../evidence/probe.ts'
import type { Line } from './online-ask.ts'
import { ask, whyNoAnswer } from './online-ask.ts'
import type { Tokens } from './online-tokens.ts'
import { redirectOf } from './online-url.ts'

/** A code host that can be asked. */
export interface Forge {
  readonly line: Line
  readonly tokens: Tokens
  /** Host of GitHub Enterprise, where there is one. */
  readonly enterprise: string | null
  /** Whether HEAD descends from the commit; null where this clone cannot know. */
  readonly descends: (commit: string) => boolean | null
}

/** Asks the host of a CI run how it ended. */
export async function askRun({ url }: RunProbe, forge: Forge): Promise<RunFinding> {
  const place = apiPlace(url, forge)
  if (place === null) return runFinding('unreachable', `nobody knows how to ask ${hostOf(url)}`)
  const answer = await askApi(place, forge)
  if ('why' in answer) return runFinding('unreachable', answer.why)
  const { outcome, why, head } = place.isGitLab ? gitLabRun(answer.json) : gitHubRun(answer.json)
  if (outcome !== 'success') return runFinding(outcome, why, head)
  if (head === null) return runFinding('unreachable', 'its host does not say what it tested')
  const descends = forge.descends(head)
  if (descends === null) {
    return runFinding('unreachable', `it tested ${head.slice(0, 7)}, which this clone leaves out`)
  }
  return { ask: 'run', outcome, why, head, headInHistory: descends }
}

/** Asks the host of a pull request whether it was merged. */
export async function askMerge({ url }: MergeProbe, forge: Forge): Promise<MergeFinding> {
  const place = apiPlace(url, forge)
  if (place === null) return mergeFinding('unreachable', `nobody knows how to ask ${hostOf(url)}`)
  const answer = await askApi(place, forge)
  if ('why' in answer) return mergeFinding('unreachable', answer.why)
  const { json } = answer
  const merged = idOf(json.merge_commit_sha) ?? idOf(json.squash_commit_sha) ?? idOf(json.sha)
  if (json.merged === true || json.state === 'merged') {
    return mergeFinding('merged', 'its host says so', merged)
  }
  if (json.state === 'closed') return mergeFinding('closed', 'without a merge')
  const isOpen = json.state === 'open' || json.state === 'opened' || json.state === 'locked'
  return mergeFinding(isOpen ? 'open' : 'unreachable', 'its host does not say')
}

interface ApiPlace {
  readonly url: URL
  /** The host of the page, which its token is bound to. */
  readonly host: string
  readonly isGitLab: boolean
}

/** Where the host of a page answers programs; null for hosts that harden cannot ask. */
function apiPlace(page: string, { enterprise }: Forge): ApiPlace | null {
  const read = readForgePage(page)
  const { hostname, host, pathname, protocol } = new URL(page)
  if (!read?.repository || protocol !== 'https:') return null
  const { path } = read.repository
  if (pathname.includes('/-/')) {
    const project = encodeURIComponent(path)
    const [, what = ''] = /\/-\/(jobs|pipelines|merge_requests)\//.exec(pathname) ?? []
    const url = new URL(`https://${host}/api/v4/projects/${project}/${what}/${read.id}`)
    return { url, host: hostname, isGitLab: true }
  }
  const isPublic = hostname === 'github.com' || hostname === 'www.github.com'
  if (!isPublic && hostname !== enterprise) return null
  const base = isPublic ? 'https://api.github.com' : `https://${host}/api/v3`
  const runs = pathname.includes('/actions/runs/') ? 'actions/runs' : 'check-runs'
  const what = read.what === 'pull-request' ? 'pulls' : runs
  const url = new URL(`${base}/repos/${path}/${what}/${read.id}`)
  return { url, host: isPublic ? 'github.com' : hostname, isGitLab: false }
}

type Json = Readonly<Record<string, unknown>>

/** The token goes to the host's own API, and nowhere that a redirect leads. */
async function askApi(
  { url, host }: ApiPlace,
  { line, tokens }: Forge,
): Promise<{ readonly json: Json } | { readonly why: string }> {
  const token = await tokens.for(host)
  let at = url
  for (let redirects = 0; redirects <= 3; redirects += 1) {
    const isFirst = redirects === 0 && token !== null
    const headers = {
      accept: 'application/json',
      ...(isFirst ? { authorization: `Bearer ${token}` } : {}),
    }
    const answer = await ask({ method: 'GET', url: at, headers }, line)
    if (!answer.answered) return { why: whyNoAnswer(answer) }
    const next = redirectOf(answer, at)
    if (next === null) return readAnswer(answer.status, answer.body, token !== null)
    if (next.origin !== url.origin) return { why: `its host redirects to ${next.hostname}` }
    at = next
  }
  return { why: 'its host redirects without end' }
}

function readAnswer(status: number, body: Uint8Array, hasToken: boolean) {
  if (status === 404) {
    return { why: hasToken ? 'its host no longer has it' : 'status 404: deleted, or private' }
  }
  if (status !== 200) return { why: `its host answers with status ${status}` }
  const json = parse(body)
  return json === null ? { why: 'its host answers in no known form' } : { json }
}

function parse(body: Uint8Array): Json | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    return typeof value === 'object' && value !== null ? (value as Json) : null
  } catch {
    return null
  }
}

type RunEnd = Pick<RunFinding, 'outcome' | 'why' | 'head'>

function gitHubRun({ status, conclusion, head_sha }: Json): RunEnd {
  const head = idOf(head_sha)
  if (status !== 'completed') return { outcome: 'running', why: String(status), head }
  const outcome = conclusion === 'success' ? 'success' : 'failure'
  return { outcome, why: word(conclusion), head }
}

const GITLAB_ENDS: ReadonlySet<unknown> = new Set(['failed', 'canceled', 'skipped'])

/** A pipeline, or a job of one. */
function gitLabRun({ status, sha, pipeline, commit }: Json): RunEnd {
  const head = idOf(sha) ?? idOf((pipeline as Json)?.sha) ?? idOf((commit as Json)?.id)
  if (status === 'success') return { outcome: 'success', why: 'success', head }
  return { outcome: GITLAB_ENDS.has(status) ? 'failure' : 'running', why: word(status), head }
}

/** One word of the host's, which is not to be trusted with more. */
function word(value: unknown): string {
  return /^[a-z_]{1,30}$/.exec(String(value))?.[0] ?? 'an unknown end'
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : null
}

function hostOf(url: string): string {
  return new URL(url).hostname
}

function runFinding(
  outcome: RunFinding['outcome'],
  why: string,
  head: string | null = null,
): RunFinding {
  return { ask: 'run', outcome, why, head, headInHistory: false }
}

function mergeFinding(
  outcome: MergeFinding['outcome'],
  why: string,
  commit: string | null = null,
): MergeFinding {
  return { ask: 'merge', outcome, why, commit }
}
