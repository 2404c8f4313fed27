/**
 * What harden asks of git, seen from one directory.
 *
 * Every method is synchronous, needs no network, takes no lock and, `stage`,
 * `unstage`, `configure` and `commit` apart, writes nothing. None of them runs a program that the repository's own
 * configuration names: the plan and its repository may come from a stranger.
 * Ids are full and lower case, 40 digits or 64 in a SHA-256 repository.
 */
export interface Git {
  /** Null outside a repository, in a bare one, and where `trouble` says why not. */
  repository(): Repository | null
  /** Why git cannot be asked although there may be a repository: one sentence, or null. */
  trouble(): string | null
  /**
   * What is staged at these paths and below them; `'all'` for everything.
   *
   * @param paths relative to the root, with slashes.
   */
  index(paths: readonly string[] | 'all'): readonly IndexEntry[]
  /** Those of the paths that an ignore file excludes; a tracked path never is. */
  ignored(paths: readonly string[]): ReadonlySet<string>
  /**
   * Looks up names, all in one process: full or short ids, `HEAD`, `HEAD:path`, `:path`.
   * The answers stand in the order of the names.
   */
  objects(names: readonly string[]): readonly ObjectAnswer[]
  /** Bytes of objects by the same names; null where there is none here. */
  contents(names: readonly string[]): readonly (Uint8Array | null)[]
  /** Those of the commits (full ids of commits that are here) that HEAD descends from. */
  inHistory(commits: readonly string[]): ReadonlySet<string>
  /** The best common ancestor, or null. */
  mergeBase(a: string, b: string): string | null
  /** Commits, newest first unless asked otherwise. */
  commits(query?: CommitQuery): readonly Commit[]
  /**
   * The commits in which one of the paths became another, newest first by the day they were
   * written on. Sides of a merge that it took nothing from are left out, as `git log` does.
   */
  pathHistory(query: PathQuery): readonly PathCommit[]
  /** By commit, of these (full ids), what the file at `path` was called before that commit renamed it. */
  renames(commits: readonly string[], path: string): ReadonlyMap<string, string>
  /** Where the repository is fetched from and pushed to, `insteadOf` applied. */
  remotes(): readonly Remote[]
  /** True when some objects are left on a remote until asked for (`clone --filter`). */
  isPartial(): boolean
  /** Last value of a configuration key, or null. */
  setting(key: string): string | null
  /** Where the repository says its hooks are: as written, from the root. Null for git's own folder. */
  hooksPath(): string | null
  /** Sets a key in the configuration of this clone; null takes it out. The key is never a stranger's. */
  configure(key: string, value: string | null): void
  /** Id the bytes have, or would have, as a blob here. */
  blobId(bytes: Uint8Array): string
  /** Id of the tree these entries make, or null when they are in conflict. Paths count from the tree. */
  treeId(entries: readonly IndexEntry[]): string | null
  /**
   * Three-way merge of lines by `git merge-file`: the merged lines, each with an
   * LF, and markers of this size around what both sides changed.
   */
  mergeLines(lines: LineTrio, markers: MarkerStyle): string
  /**
   * Paths at which the work tree or the index differs from HEAD, files that git does not know
   * included; of a folder of such files the folder alone, with a slash at its end.
   */
  changed(): readonly string[]
  /**
   * Paths of files that differ between two commits, or between a commit and the index.
   *
   * @param from and `to` are full ids; null is the tree without a file, and the index.
   */
  differing(from: string | null, to: string | null): readonly string[]
  /** Puts the bytes into the index under the path, running no filter. */
  stage(path: string, bytes: Uint8Array): void
  /** Takes the path out of the index; the file stays. */
  unstage(path: string): void
  /**
   * Commits one file, and nothing else, on top of HEAD, running no hook.
   *
   * @returns the full id. @throws GitError where git cannot, or HEAD has moved; then it stays where it is.
   */
  commit(commitment: Commitment): string
}

/** A commit of one file on top of HEAD. */
export interface Commitment {
  /** Relative to the root, with slashes. */
  readonly path: string
  readonly bytes: Uint8Array
  /** The whole message. */
  readonly message: string
  /** When it is made, in seconds since the epoch. */
  readonly at: number
}

/** Three versions of the same lines, none with a line end. */
export interface LineTrio {
  readonly base: readonly string[]
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

export interface MarkerStyle {
  /** Whether the base stands between the markers, too, as `merge.conflictStyle` says. */
  readonly style: 'merge' | 'diff3' | 'zdiff3'
  /** How many signs a marker has. */
  readonly size: number
}

export interface Repository {
  /** Absolute, symbolic links resolved, with slashes. */
  readonly root: string
  /** Absolute; a linked work tree has its own. */
  readonly gitDirectory: string
  /** Absolute; shared by all work trees. */
  readonly commonDirectory: string
  /** Null before the first commit. */
  readonly head: string | null
  /** True when history was cut off (`clone --depth`). */
  readonly shallow: boolean
  readonly hash: ObjectHash
}

export type ObjectHash = 'sha1' | 'sha256'

export interface IndexEntry {
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (submodule), `040000` (tree). */
  readonly mode: string
  readonly id: string
  /** 0, or 1 to 3 for the sides of a conflict. */
  readonly stage: number
  /** Relative to the root, with slashes. */
  readonly path: string
}

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag'

/** `absent`: unknown here. `ambiguous`: a short id that several objects share. */
export type ObjectAnswer =
  | { readonly found: true; readonly id: string; readonly type: ObjectType; readonly size: number }
  | { readonly found: false; readonly why: 'absent' | 'ambiguous' }

export interface CommitQuery {
  /** Where to start; HEAD unless given. */
  readonly to?: string
  /** Where to stop: neither this nor what it descends from. */
  readonly from?: string
  /** As `from`, for the full id of a commit that is here: it need not be looked up. */
  readonly behind?: string
  /** Only commits that touch one of these paths. */
  readonly paths?: readonly string[]
  /** Keep side branches that ended up without effect on the paths. */
  readonly fullHistory?: boolean
  readonly firstParent?: boolean
  readonly oldestFirst?: boolean
  readonly limit?: number
  /** POSIX extended expressions, of which one must match a line of the message. */
  readonly messages?: readonly string[]
}

export interface Commit {
  readonly id: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  /** First paragraph, on one line. */
  readonly subject: string
  /** The whole message. */
  readonly message: string
  /** `Key: value` lines of the last paragraph, in order. */
  readonly trailers: readonly Trailer[]
}

export interface PathQuery {
  /** Relative to the root, with slashes. */
  readonly paths: readonly string[]
  /** Where to stop: neither this commit (a full id) nor what it descends from. */
  readonly from?: string
}

/** A commit that changed a path. */
export interface PathCommit {
  readonly id: string
  /** The nearest commits before it, on each of its lines, that changed the path too. */
  readonly parents: readonly string[]
  /** When it was written (not when it was committed), in seconds since the epoch. */
  readonly time: number
  /** Name of who wrote it. */
  readonly author: string
  /** First paragraph of the message, on one line. */
  readonly subject: string
}

export interface Person {
  readonly name: string
  readonly email: string
  /** ISO 8601 with the zone it was written in. */
  readonly date: string
}

export interface Trailer {
  readonly key: string
  readonly value: string
}

export interface Remote {
  readonly name: string
  /** May hold a user and a password: never print it as it is. */
  readonly url: string
}

/** Thrown where git answers what it should not: with the arguments and its own words. */
export class GitError extends Error {
  override readonly name = 'GitError'
}
