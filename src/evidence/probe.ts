/**
 * Questions to the world, and their answers, as plain data.
 *
 * A kind of evidence says what it must know; somebody else finds it out, for
 * all records at once; then the kind judges. So judging needs no world.
 */
export type Probe =
  | RepositoryProbe
  | RemotesProbe
  | PathProbe
  | CommitProbe
  | PullRequestProbe
  | UrlProbe
  | RunProbe
  | MergeProbe

/** Which repository this is, and how much of it is here. */
export interface RepositoryProbe {
  readonly ask: 'repository'
}

/** Under which names the repository is known on its hosts. */
export interface RemotesProbe {
  readonly ask: 'remotes'
}

/** What stands at a path: in git's index, or on the disk where there is no repository. */
export interface PathProbe {
  readonly ask: 'path'
  /** With slashes; absolute, or relative to what `from` says. */
  readonly path: string
  /** Relative to where the user stands, or to the plan's folder, as its links are. */
  readonly from: 'here' | 'plan'
  /** Id the content had when it was recorded. */
  readonly pinned: string | null
  /** Whether the text is needed; it is left out where the content is the pinned one. */
  readonly text: boolean
  /** Whether it is a captured log, whose header names a commit to look up. */
  readonly log: boolean
}

/** What a full or short id of a commit stands for. */
export interface CommitProbe {
  readonly ask: 'commit'
  /** 4 to 64 hexadecimal digits, lower case. */
  readonly id: string
}

/** Which commit in the history of HEAD merged a pull request. */
export interface PullRequestProbe {
  readonly ask: 'pull-request'
  readonly number: number
}

/** Whether a URL answers. Asked online alone. */
export interface UrlProbe {
  readonly ask: 'url'
  readonly url: string
  /** Whether the body is read, for its digest. */
  readonly digest: boolean
}

/** How a CI run ended. Asked online alone. */
export interface RunProbe {
  readonly ask: 'run'
  readonly url: string
}

/** Whether a pull request was merged. Asked online alone. */
export interface MergeProbe {
  readonly ask: 'merge'
  readonly url: string
}

export type Finding =
  | RepositoryFinding
  | RemotesFinding
  | PathFinding
  | CommitFinding
  | PullRequestFinding
  | UrlFinding
  | RunFinding
  | MergeFinding

export interface RepositoryFinding {
  readonly ask: 'repository'
  readonly here: boolean
  /** Why git could not be asked: one sentence. */
  readonly trouble: string | null
  readonly head: string | null
  /** Why an object may be missing here and yet exist; looked up only when one was missing. */
  readonly incomplete: 'shallow' | 'partial' | null
}

export interface RemotesFinding {
  readonly ask: 'remotes'
  readonly remotes: readonly RemoteName[]
}

/** A repository on a host: `github.com`, `owner/name`. */
export interface RemoteName {
  /** Lower case, without a port. */
  readonly host: string
  /** Without leading slash and `.git`. */
  readonly path: string
}

export interface PathFinding {
  readonly ask: 'path'
  /** Relative to the root of the repository, else to the plan's folder; empty when outside. */
  readonly path: string
  /** The same place relative to the plan's folder, as a link there would name it. */
  readonly fromPlan: string
  /** True when it leads out of the repository, through symbolic links too. */
  readonly outside: boolean
  /** True for the plan itself and the folders around it, which change with every record. */
  readonly holdsPlan: boolean
  /** What counts as evidence: the staged content, or the bytes where there is no repository. */
  readonly content: PathContent | null
  /** True for a staged file that was edited since; looked up only for a path just given. */
  readonly unstaged: boolean
  /** What is on the disk, symbolic links followed. */
  readonly disk: 'file' | 'folder' | 'other' | null
  readonly ignored: boolean
  /** Paths one might have meant, best first; only where nothing was found. */
  readonly near: readonly string[]
  /** Null where it was not asked, is no text, or is too long to be read. */
  readonly text: string | null
  /** Null where no text was asked for. */
  readonly bytes: number | null
  /** What became of pinned content that does not stand here. */
  readonly pinned: PinnedContent
  /** For a captured log: the commit its header names. */
  readonly head: CommitFinding | null
}

export interface PathContent {
  readonly what: 'file' | 'folder' | 'submodule' | 'conflict'
  /** Id of its blob or tree; null where there is none to be had. */
  readonly id: string | null
  readonly in: 'index' | 'disk'
}

export interface PinnedContent {
  /** True when git still has the content. */
  readonly kept: boolean
  /** Other paths with this very content. */
  readonly elsewhere: readonly string[]
}

export interface CommitFinding {
  readonly ask: 'commit'
  readonly state: 'found' | 'absent' | 'ambiguous' | 'not-a-commit'
  /** Full, when found. */
  readonly id: string | null
  /** Whether HEAD descends from it or is it. */
  readonly inHistory: boolean
}

export interface PullRequestFinding {
  readonly ask: 'pull-request'
  /** Full id of the newest commit whose subject says that it merges this pull request. */
  readonly commit: string | null
}

export interface UrlFinding {
  readonly ask: 'url'
  readonly outcome: 'answers' | 'sign-in' | 'dead' | 'unreachable'
  /** `status 404`, `no answer in 10 s`: for the sentence. */
  readonly why: string
  /** SHA-256 of the body; null where it was not asked, did not answer, or is too long to be read. */
  readonly digest: string | null
}

export interface RunFinding {
  readonly ask: 'run'
  readonly outcome: 'success' | 'failure' | 'running' | 'unreachable'
  readonly why: string
  /** Full id of the commit the run tested. */
  readonly head: string | null
  readonly headInHistory: boolean
}

export interface MergeFinding {
  readonly ask: 'merge'
  readonly outcome: 'merged' | 'open' | 'closed' | 'unreachable'
  readonly why: string
  /** Full id of the merge. */
  readonly commit: string | null
}

/** Answers by the key of their question. */
export type Findings = ReadonlyMap<string, Finding>

/** Equal questions have equal keys, so that each is asked once. */
export function probeKey(probe: Probe): string {
  switch (probe.ask) {
    case 'path':
      return pathKey(probe)
    case 'commit':
      return `commit ${probe.id}`
    case 'pull-request':
      return `pull-request ${probe.number}`
    case 'url':
      return `url ${probe.digest ? 'digest ' : ''}${probe.url}`
    case 'run':
    case 'merge':
      return `${probe.ask} ${probe.url}`
    default:
      return probe.ask
  }
}

/** Each is looked up several times, by the key it was given first. */
const PATH_KEYS = new WeakMap<PathProbe, string>()

function pathKey(probe: PathProbe): string {
  const known = PATH_KEYS.get(probe)
  if (known !== undefined) return known
  const { path, from, pinned, text, log } = probe
  const key = `path ${from} ${pinned ?? '-'} ${text ? 'text' : '-'} ${log ? 'log' : '-'} ${path}`
  PATH_KEYS.set(probe, key)
  return key
}

/** The answer to a question; null when nobody asked it. */
export function findingFor<P extends Probe>(
  findings: Findings,
  probe: P,
): Extract<Finding, { ask: P['ask'] }> | null {
  const finding = findings.get(probeKey(probe))
  return finding?.ask === probe.ask ? (finding as Extract<Finding, { ask: P['ask'] }>) : null
}

/** Names of the repository on its hosts, as far as somebody looked them up. */
export function remotesIn(findings: Findings): readonly RemoteName[] {
  return findingFor(findings, { ask: 'remotes' })?.remotes ?? []
}
