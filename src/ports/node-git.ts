import type {
  Commit,
  Commitment,
  CommitQuery,
  Git,
  IndexEntry,
  LineTrio,
  MarkerStyle,
  ObjectAnswer,
  PathCommit,
  PathQuery,
  Remote,
  Repository,
} from './git.ts'
import { GitError } from './git.ts'
import type { ObjectBatch } from './git-batch.ts'
import { objectBatch } from './git-batch.ts'
import { CHANGED_WORDS, readChanged } from './git-changed.ts'
import type { GitCommand, GitCommandOptions, GitRun } from './git-command.ts'
import { gitCommand, gitProgram, outputOf } from './git-command.ts'
import { commitFile } from './git-commit.ts'
import { differingWords, readDiffering } from './git-differing.ts'
import { historyWords, readHistory } from './git-history.ts'
import { mergeTexts } from './git-merge.ts'
import { coveringPaths, fullId, isAtOrBelow, linesOf } from './git-names.ts'
import { blobId, readContents, readIndexEntries, readObjectAnswer, treeId } from './git-objects.ts'
import { pathHistoryWords, RENAMES_WORDS, readPathHistory, readRenames } from './git-paths.ts'
import { plainRepository } from './git-plain-repository.ts'
import { REPOSITORY_WORDS, readRepository, troubleOf } from './git-repository.ts'
import type { GitSetting } from './git-settings.ts'
import { filterGuards, hasPromisor, readSettings, remotesOf } from './git-settings.ts'

/** Git as installed, asked from a directory. What it learns of the repository it asks once. */
export function nodeGit(directory: string, options: GitCommandOptions): Git {
  const find = gitProgram(options)
  const mustAsk = () => options.startedByGit || find() === null
  const known = () => (mustAsk() ? null : plainRepository(directory))
  return new NodeGit(directory, gitCommand(options, find), known)
}

class NodeGit implements Git {
  readonly #directory: string
  readonly #command: GitCommand
  #found: { readonly repository: Repository | null; readonly trouble: string | null } | undefined
  #settings: readonly GitSetting[] | undefined
  readonly #batch: ObjectBatch
  readonly #known: () => Repository | null

  /** @param known tells the repository without asking git; null where git must be asked. */
  constructor(directory: string, command: GitCommand, known: () => Repository | null) {
    this.#directory = directory
    this.#command = command
    this.#known = known
    this.#batch = objectBatch(
      (words, input) => this.#run(words, input),
      () => this.isPartial(),
    )
  }

  repository(): Repository | null {
    this.#found ??= this.#find()
    return this.#found.repository
  }

  trouble(): string | null {
    this.#found ??= this.#find()
    return this.#found.trouble
  }

  index(paths: readonly string[] | 'all'): readonly IndexEntry[] {
    if (paths === 'all') return this.#index([])
    if (paths.length === 0) return []
    const asked = coveringPaths(paths)
    if (asked === paths) return this.#index(asked)
    const wanted = new Set(paths)
    return this.#index(asked, (path) => isAtOrBelow(path, wanted))
  }

  ignored(paths: readonly string[]): ReadonlySet<string> {
    if (paths.length === 0) return new Set()
    // Behind `./` a colon has no meaning of its own.
    const input = paths.map((path) => `./${path}\0`).join('')
    const { status, stdout } = this.#run(['check-ignore', '-z', '--stdin'], input)
    if (status === 0) {
      const rows = stdout.toString('utf8').split('\0').slice(0, -1)
      return new Set(rows.map((row) => row.slice(2)))
    }
    // Git refuses all for one that lies in a submodule or behind a symbolic link.
    if (status === 1 || paths.length === 1) return new Set()
    return new Set(paths.filter((path) => this.ignored([path]).has(path)))
  }

  objects(names: readonly string[]): readonly ObjectAnswer[] {
    const answers = this.#batch('--batch-check', names, (output) =>
      linesOf(output).map(readObjectAnswer),
    )
    return answers.map((answer) => answer ?? { found: false, why: 'absent' })
  }

  contents(names: readonly string[]): readonly (Uint8Array | null)[] {
    return this.#batch('--batch', names, readContents)
  }

  inHistory(commits: readonly string[]): ReadonlySet<string> {
    const head = this.repository()?.head
    if (!head || commits.length === 0) return new Set()
    const ids = commits.map(fullId)
    const output = this.#ask(['rev-list', '--stdin'], `${ids.join('\n')}\n^${head}\n`)
    const outside = new Set(linesOf(output))
    return new Set(ids.filter((id) => !outside.has(id)))
  }

  mergeBase(a: string, b: string): string | null {
    const [first, second] = this.#commitIds([a, b])
    if (!first || !second) return null
    const words = ['merge-base', '--end-of-options', first, second]
    const run = this.#run(words)
    return run.status === 1 ? null : outputOf(run, words).toString('utf8').trim()
  }

  commits(query: CommitQuery = {}): readonly Commit[] {
    const names = [query.to, query.from].filter((name) => name !== undefined)
    const ids = this.#commitIds(names)
    if (ids.includes(undefined)) return []
    const to = query.to === undefined ? this.repository()?.head : ids[0]
    const behind = query.behind === undefined ? null : fullId(query.behind)
    const from = query.from === undefined ? behind : (ids.at(-1) ?? null)
    return to ? readHistory(this.#ask(historyWords(query, to, from))) : []
  }

  pathHistory(query: PathQuery): readonly PathCommit[] {
    const head = this.repository()?.head
    if (!head || query.paths.length === 0) return []
    const from = query.from === undefined ? null : fullId(query.from)
    return readPathHistory(this.#ask(pathHistoryWords(query, head, from)))
  }

  renames(commits: readonly string[], path: string): ReadonlyMap<string, string> {
    if (commits.length === 0) return new Map()
    const input = commits.map((id) => `${fullId(id)}\n`).join('')
    return readRenames(this.#ask(RENAMES_WORDS, input), path)
  }

  remotes(): readonly Remote[] {
    return remotesOf(this.#allSettings())
  }

  isPartial(): boolean {
    return hasPromisor(this.#allSettings())
  }

  setting(key: string): string | null {
    return this.#allSettings().findLast((each) => each.key === key.toLowerCase())?.value ?? null
  }

  blobId(bytes: Uint8Array): string {
    return blobId(bytes, this.repository()?.hash ?? 'sha1')
  }

  treeId(entries: readonly IndexEntry[]): string | null {
    return treeId(entries, this.repository()?.hash ?? 'sha1')
  }

  mergeLines(lines: LineTrio, markers: MarkerStyle): string {
    return mergeTexts(this.#command, this.#directory, lines, markers)
  }

  stage(path: string, bytes: Uint8Array): void {
    const id = this.#ask(['hash-object', '-w', '--no-filters', '--stdin'], bytes)
      .toString('utf8')
      .trim()
    this.#askUnfiltered(['update-index', '--add', '--cacheinfo', `100644,${id},${path}`])
  }

  unstage(path: string): void {
    this.#askUnfiltered(['update-index', '--force-remove', '--', path])
  }

  commit(commitment: Commitment): string {
    const head = this.repository()?.head
    if (!head) throw new GitError('there is no commit yet to make one on top of')
    return commitFile((words, input) => this.#askUnfiltered(words, input), head, commitment)
  }

  changed(): readonly string[] {
    return readChanged(this.#askUnfiltered(CHANGED_WORDS))
  }

  hooksPath(): string | null {
    const values = this.#allSettings().filter(({ key }) => key === 'core.hookspath')
    // The last one is the guard's, which runs no hook.
    return values.at(-2)?.value || null
  }

  configure(key: string, value: string | null): void {
    const isThere = this.setting(key) !== null
    if (value !== null) this.#ask(['config', '--local', '--replace-all', key, value])
    else if (isThere) this.#ask(['config', '--local', '--unset-all', key])
    this.#settings = undefined
  }

  differing(from: string | null, to: string | null): readonly string[] {
    return readDiffering(this.#ask(differingWords(from, to, this.repository()?.hash ?? 'sha1')))
  }

  #find() {
    const known = this.#known()
    if (known !== null) return { repository: known, trouble: null }
    const run = this.#command(this.#directory, REPOSITORY_WORDS)
    if (run.status !== 0) return { repository: null, trouble: troubleOf(run) }
    return { repository: readRepository(linesOf(run.stdout), this.#directory), trouble: null }
  }

  #index(paths: readonly string[], isWanted?: (path: string) => boolean): IndexEntry[] {
    return readIndexEntries(this.#ask(['ls-files', '--stage', '-z', '--', ...paths]), isWanted)
  }

  /** Full ids of the commits that the names stand for; undefined for what is none. */
  #commitIds(names: readonly string[]): (string | undefined)[] {
    if (names.length === 0) return []
    return this.objects(names.map((name) => `${name}^{commit}`)).map((answer) =>
      answer.found && answer.type === 'commit' ? answer.id : undefined,
    )
  }

  #allSettings(): readonly GitSetting[] {
    this.#settings ??= readSettings(this.#ask(['config', '--list', '-z']))
    return this.#settings
  }

  #ask(words: readonly string[], input?: string | Uint8Array): Buffer {
    return outputOf(this.#run(words, input), words)
  }

  /** Whoever compares the index with files as young as it would filter them first. */
  #askUnfiltered(words: readonly string[], input?: string | Uint8Array): Buffer {
    return this.#ask([...filterGuards(this.#allSettings()), ...words], input)
  }

  #run(words: readonly string[], input?: string | Uint8Array): GitRun {
    return this.#command(this.repository()?.root ?? this.#directory, words, input)
  }
}
