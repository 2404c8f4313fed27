import { mergedNumber, mergeExpressions } from '../evidence/merge-subject.ts'
import type {
  CommitFinding,
  Finding,
  Findings,
  PathProbe,
  Probe,
  RepositoryFinding,
} from '../evidence/probe.ts'
import { probeKey } from '../evidence/probe.ts'
import { readRemote } from '../evidence/remote.ts'
import type { ReadableFiles } from '../ports/files.ts'
import type { Git } from '../ports/git.ts'
import { answerPaths } from './probe-paths.ts'

/** Where relative paths start. Both absolute. */
export interface Standpoint {
  /** The folder the user stands in. */
  readonly here: string
  /** The plan's own path. */
  readonly plan: string
}

/** What all answers are made from. */
export interface World extends Standpoint {
  readonly git: Git
  readonly files: ReadableFiles
}

/**
 * Answers every question that needs no network.
 *
 * However many records there are, git is started once for the repository, once
 * for the index and once for objects; a few more times where something is
 * missing, must be read, or is a commit. Questions for the network stay open.
 */
export function answerProbes(
  probes: readonly Probe[],
  git: Git,
  files: ReadableFiles,
  standpoint: Standpoint,
): Findings {
  const world: World = { ...standpoint, git, files }
  const distinct = [...new Map(probes.map((probe) => [probeKey(probe), probe])).values()]
  const commits = commitAnswers(git)
  const paths = answerPaths(distinct.filter(isPath), world, commits)
  const known = commits(distinct.flatMap((probe) => (probe.ask === 'commit' ? [probe.id] : [])))
  const merges = answerMerges(distinct, git)
  const missing = isSomethingMissing(distinct, paths, known, merges)
  const findings = new Map<string, Finding>()
  for (const probe of distinct) {
    const key = probeKey(probe)
    const finding =
      probe.ask === 'path'
        ? paths.get(key)
        : probe.ask === 'commit'
          ? known.get(probe.id)
          : probe.ask === 'pull-request'
            ? { ask: probe.ask, commit: merges.get(probe.number) ?? null }
            : answerAboutRepository(probe, git, missing)
    if (finding) findings.set(key, finding)
  }
  return findings
}

/** Looks up commits by full or short id, and whether HEAD descends from them. */
export type CommitAnswers = (ids: readonly string[]) => ReadonlyMap<string, CommitFinding>

function commitAnswers(git: Git): CommitAnswers {
  return (ids) => {
    if (ids.length === 0 || git.repository() === null) return new Map()
    const answers = git.objects(ids.flatMap((id) => [`${id}^{commit}`, id]))
    const found = ids.map((_id, index) => answers[index * 2])
    const history = git.inHistory(found.flatMap((answer) => (answer?.found ? [answer.id] : [])))
    return new Map(
      ids.map((id, index): [string, CommitFinding] => {
        const commit = found[index]
        if (commit?.found) {
          const inHistory = history.has(commit.id)
          return [id, { ask: 'commit', state: 'found', id: commit.id, inHistory }]
        }
        const object = answers[index * 2 + 1]
        const state = object?.found ? 'not-a-commit' : (object?.why ?? 'absent')
        return [id, { ask: 'commit', state, id: null, inHistory: false }]
      }),
    )
  }
}

function answerMerges(probes: readonly Probe[], git: Git): ReadonlyMap<number, string> {
  const numbers = probes.flatMap((probe) => (probe.ask === 'pull-request' ? [probe.number] : []))
  if (numbers.length === 0 || git.repository() === null) return new Map()
  const commits = git.commits({ messages: mergeExpressions(numbers) })
  const merges = new Map<number, string>()
  for (const { id, message } of commits) {
    const number = mergedNumber(message)
    if (number !== null && !merges.has(number)) merges.set(number, id)
  }
  return merges
}

function answerAboutRepository(probe: Probe, git: Git, missing: boolean): Finding | null {
  if (probe.ask === 'remotes') {
    const remotes = git.repository() === null ? [] : git.remotes()
    return { ask: 'remotes', remotes: remotes.flatMap(({ url }) => readRemote(url) ?? []) }
  }
  return probe.ask === 'repository' ? answerRepository(git, missing) : null
}

function answerRepository(git: Git, missing: boolean): RepositoryFinding {
  const repository = git.repository()
  if (repository === null) {
    return { ask: 'repository', here: false, trouble: git.trouble(), head: null, incomplete: null }
  }
  const partial = missing && !repository.shallow && git.isPartial()
  return {
    ask: 'repository',
    here: true,
    trouble: null,
    head: repository.head,
    incomplete: repository.shallow ? 'shallow' : partial ? 'partial' : null,
  }
}

/** Only then is it worth a run of git to learn whether this is a partial clone. */
function isSomethingMissing(
  probes: readonly Probe[],
  paths: ReadonlyMap<string, Finding>,
  commits: ReadonlyMap<string, CommitFinding>,
  merges: ReadonlyMap<number, string>,
): boolean {
  return (
    [...commits.values()].some(({ state }) => state === 'absent') ||
    [...paths.values()].some(
      (finding) => 'head' in finding && finding.head && isAbsent(finding.head),
    ) ||
    probes.some((probe) => probe.ask === 'pull-request' && !merges.has(probe.number))
  )
}

function isAbsent(finding: Finding | string): boolean {
  return typeof finding !== 'string' && finding.ask === 'commit' && finding.state === 'absent'
}

function isPath(probe: Probe): probe is PathProbe {
  return probe.ask === 'path'
}
