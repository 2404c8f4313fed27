import { mergedNumber, mergeExpressions } from '../evidence/merge-subject.ts'
import type {
  CommitFinding,
  Finding,
  Findings,
  PathFinding,
  Probe,
  RepositoryFinding,
} from '../evidence/probe.ts'
import { probeKey } from '../evidence/probe.ts'
import { readRemote } from '../evidence/remote.ts'
import type { ReadableFiles } from '../ports/files.ts'
import type { Git } from '../ports/git.ts'
import { announceCommits, answerCommits } from './commit-answers.ts'
import type { ObjectLookup } from './object-lookup.ts'
import { objectLookup } from './object-lookup.ts'
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
  readonly objects: ObjectLookup
}

/**
 * Answers every question that needs no network.
 *
 * However many records there are, git is started once for the index and once for
 * all objects; and once each for the repository, where its files do not tell
 * enough, for texts to be read, for commits, for pull requests and for remotes,
 * where any are asked for.
 * Questions for the network stay open.
 */
export function answerProbes(
  probes: readonly Probe[],
  git: Git,
  files: ReadableFiles,
  standpoint: Standpoint,
): Findings {
  const world: World = { ...standpoint, git, files, objects: objectLookup(git) }
  const asked = withoutRepeats(probes)
  const ids = asked.flatMap((probe) => (probe.ask === 'commit' ? [probe.id] : []))
  announceCommits(ids, world)
  const answers: Answers = {
    paths: answerPaths(
      asked.filter((probe) => probe.ask === 'path'),
      world,
    ),
    commits: answerCommits(ids, world),
    merges: answerMerges(asked, git),
  }
  const findings = new Map<string, Finding>()
  for (const probe of asked) {
    const finding = answerOne(probe, git, answers)
    if (finding) findings.set(probeKey(probe), finding)
  }
  return findings
}

function withoutRepeats(probes: readonly Probe[]): readonly Probe[] {
  const byKey = new Map<string, Probe>()
  for (const probe of probes) byKey.set(probeKey(probe), probe)
  return [...byKey.values()]
}

/** What was found out for many questions at once. */
interface Answers {
  /** By key of the question. */
  readonly paths: ReadonlyMap<string, PathFinding>
  /** By id as asked. */
  readonly commits: ReadonlyMap<string, CommitFinding>
  /** Commit by number of the pull request it merged. */
  readonly merges: ReadonlyMap<number, string>
}

/** Undefined for what stays open. */
function answerOne(probe: Probe, git: Git, answers: Answers): Finding | undefined {
  switch (probe.ask) {
    case 'path':
      return answers.paths.get(probeKey(probe))
    case 'commit':
      return answers.commits.get(probe.id)
    case 'pull-request':
      return { ask: probe.ask, commit: answers.merges.get(probe.number) ?? null }
    case 'remotes': {
      const remotes = git.repository() ? git.remotes() : []
      return { ask: probe.ask, remotes: remotes.flatMap(({ url }) => readRemote(url) ?? []) }
    }
    case 'repository':
      return answerRepository(git, isSomethingMissing(answers))
    default:
      return undefined
  }
}

function answerMerges(probes: readonly Probe[], git: Git): Map<number, string> {
  const numbers = probes.flatMap((probe) => (probe.ask === 'pull-request' ? [probe.number] : []))
  const merges = new Map<number, string>()
  if (numbers.length === 0 || git.repository() === null) return merges
  for (const { id, message } of git.commits({ messages: mergeExpressions(numbers) })) {
    const number = mergedNumber(message)
    if (number !== null && !merges.has(number)) merges.set(number, id)
  }
  return merges
}

function answerRepository(git: Git, isMissing: boolean): RepositoryFinding {
  const repository = git.repository()
  if (repository === null) {
    return { ask: 'repository', here: false, trouble: git.trouble(), head: null, incomplete: null }
  }
  const partial = isMissing && git.isPartial() ? 'partial' : null
  return {
    ask: 'repository',
    here: true,
    trouble: null,
    head: repository.head,
    incomplete: repository.shallow ? 'shallow' : partial,
  }
}

/** Only then is it worth a run of git to learn whether this is a partial clone. */
function isSomethingMissing({ commits, paths }: Answers): boolean {
  const heads = [...paths.values()].flatMap(({ head }) => head ?? [])
  return [...commits.values(), ...heads].some(({ state }) => state === 'absent')
}
