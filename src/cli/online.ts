import type { Network } from '../commands/command.ts'
import type { Finding, Findings, Probe } from '../evidence/probe.ts'
import { probeKey } from '../evidence/probe.ts'
import { readRemote } from '../evidence/remote.ts'
import type { Git } from '../ports/git.ts'
import type { Http } from '../ports/http.ts'
import type { Ports } from '../ports/ports.ts'
import type { Place } from './locate.ts'
import { configFor } from './locate.ts'
import type { Line } from './online-ask.ts'
import type { OnlineCache } from './online-cache.ts'
import { onlineCache } from './online-cache.ts'
import type { Forge } from './online-forge.ts'
import { askMerge, askRun } from './online-forge.ts'
import { enterpriseHost, tokensOf } from './online-tokens.ts'
import { askUrl } from './online-url.ts'
import { progressOn } from './progress.ts'
import type { Settings } from './settings.ts'

export interface OnlineScene {
  readonly ports: Ports
  readonly place: Place
  readonly settings: Settings
  readonly git: Git
}

/** Of one host so many questions are under way at once, as there are connections to it. */
const PER_HOST = 2

/**
 * Answers the questions that need the network, all within one span of time.
 *
 * Every question gets an answer: what could not be asked in time is unreachable.
 */
export async function answerOnline(network: Network, scene: OnlineScene): Promise<Findings> {
  const { ports, place, settings } = scene
  const probes = [...new Map(network.probes.map((probe) => [probeKey(probe), probe])).values()]
  if (probes.length === 0) return new Map()
  const file = place.stateDirectory && ports.paths.resolve(place.stateDirectory, 'online.json')
  const cache = onlineCache(file, ports)
  const config = await configFor(settings.directory, place.root, ports)
  const http = await ports.http({ allowHosts: config?.allowHosts ?? [] })
  const world = worldOf(network, scene, http)
  try {
    const findings = await answerAll(probes, world, cache, scene)
    await cache.save()
    return findings
  } finally {
    await http.close()
  }
}

interface World {
  readonly line: Line
  readonly forge: Forge
  readonly isForge: (host: string) => boolean
}

function worldOf({ limitMs }: Network, { ports, settings, git }: OnlineScene, http: Http): World {
  const end = ports.now() + limitMs
  const line: Line = { http, now: ports.now, left: () => end - ports.now() }
  const hosts = new Set(
    (git.repository() ? git.remotes() : []).flatMap(({ url }) => readRemote(url)?.host ?? []),
  )
  return {
    line,
    isForge: (host) => hosts.has(host.replace(/^www\./, '')),
    forge: {
      line,
      tokens: tokensOf(ports, settings.directory),
      enterprise: enterpriseHost(ports),
      descends: (commit) => descends(commit, git),
    },
  }
}

/** Null where the commit may lie in what a clone leaves out. */
function descends(commit: string, git: Git): boolean | null {
  const repository = git.repository()
  const [answer] = repository ? git.objects([`${commit}^{commit}`]) : []
  if (answer?.found) return git.inHistory([commit]).has(commit)
  return repository === null || repository.shallow || git.isPartial() ? null : false
}

async function answerAll(
  probes: readonly Probe[],
  world: World,
  cache: OnlineCache,
  { ports, settings }: OnlineScene,
): Promise<Findings> {
  const findings = new Map<string, Finding>()
  const progress = progressOn(ports, settings.quiet)
  const count = { pass: 0, fail: 0, unverifiable: 0 }
  const answer = async (probe: Probe) => {
    const finding = current(cache.get(probe), world) ?? (await answerOne(probe, world))
    if (finding === null) return
    cache.put(probe, finding)
    findings.set(probeKey(probe), finding)
    count[answerOf(finding)] += 1
    const { pass, fail, unverifiable } = count
    await progress.step(
      `asked ${findings.size} of ${probes.length}: ${pass} pass, ${fail} fail, ${unverifiable} unverifiable`,
    )
  }
  await Promise.all(byHost(probes).flatMap((queue) => workers(queue, answer)))
  await progress.end()
  return findings
}

/** Questions for one host stand in one queue. */
function byHost(probes: readonly Probe[]): Probe[][] {
  const queues = new Map<string, Probe[]>()
  for (const probe of probes) {
    const host = 'url' in probe ? new URL(probe.url).host : ''
    const queue = queues.get(host)
    if (queue) queue.push(probe)
    else queues.set(host, [probe])
  }
  return [...queues.values()]
}

function workers(queue: Probe[], answer: (probe: Probe) => Promise<void>): Promise<void>[] {
  return Array.from({ length: Math.min(PER_HOST, queue.length) }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await answer(next)
  })
}

async function answerOne(probe: Probe, { line, forge, isForge }: World): Promise<Finding | null> {
  switch (probe.ask) {
    case 'url':
      return askUrl(probe, line, isForge)
    case 'run':
      return askRun(probe, forge)
    case 'merge':
      return askMerge(probe, forge)
    default:
      return null
  }
}

/** Where HEAD stands may have changed since a run was asked for. */
function current(finding: Finding | null, { forge }: World): Finding | null {
  if (finding?.ask !== 'run' || finding.head === null) return finding
  const headInHistory = forge.descends(finding.head)
  return headInHistory === null ? null : { ...finding, headInHistory }
}

/** For the count alone: the kinds of evidence judge. */
function answerOf(finding: Finding): 'pass' | 'fail' | 'unverifiable' {
  const outcome = 'outcome' in finding ? finding.outcome : ''
  if (outcome === 'answers' || outcome === 'success' || outcome === 'merged') return 'pass'
  return outcome === 'dead' || outcome === 'failure' || outcome === 'closed'
    ? 'fail'
    : 'unverifiable'
}
