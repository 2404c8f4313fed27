import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The day of every commit, unless told otherwise; each takes place one minute after the last. */
const FIRST_DAY = '2026-02-20'

/** Without them, git starts two more programs after each commit to see whether it has to tidy up. */
const NO_UPKEEP = ['-c', 'maintenance.auto=false']
const QUIETLY = ['--quiet', '--allow-empty', '--no-verify']

/** What makes git the same on every machine: no settings of the user's or the system's. */
export const HERMETIC = {
  PATH: process.env.PATH ?? '',
  SystemRoot: process.env.SystemRoot ?? '',
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada Author',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Cleo Committer',
  GIT_COMMITTER_EMAIL: 'cleo@example.com',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  TZ: 'UTC',
}

export interface RepositoryOptions {
  /** Words for `git init`, such as `--object-format=sha256`. */
  readonly init?: readonly string[]
  /** Takes what removes it; for a repository that several tests share. */
  readonly whenDone?: (remove: () => void) => void
}

/** A folder of its own, removed when the test is over; its path has no symbolic link in it. */
export function temporaryFolder(whenDone: (remove: () => void) => void = onTestFinished): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'harden-')))
  whenDone(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** A new repository on the branch `main`, without a commit. */
export function newRepository({ init = [], whenDone }: RepositoryOptions = {}): TestRepository {
  const root = join(temporaryFolder(whenDone), 'repository')
  mkdirSync(root)
  const repository = new TestRepository(root)
  repository.git('init', '--quiet', '--initial-branch=main', ...init)
  return repository
}

/** A real repository, driven by real git. */
export class TestRepository {
  readonly root: string
  /** Variables of every run of git here; a home of its own among them. */
  readonly environment: Record<string, string>
  #minutes = 0

  constructor(root: string) {
    this.root = root
    this.environment = { ...HERMETIC, HOME: dirname(root), XDG_CONFIG_HOME: dirname(root) }
  }

  /** Absolute path of a place in the repository. */
  path(...names: readonly string[]): string {
    return join(this.root, ...names)
  }

  /** Runs git and returns what it printed, without the last line end. @throws Error when it fails. */
  git(...words: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync('git', words, {
      cwd: this.root,
      env: this.environment,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${error ?? stderr}`)
    return stdout.replace(/\n$/, '')
  }

  /** Writes a file, with the folders above it. */
  write(path: string, content: string | Uint8Array): this {
    mkdirSync(dirname(this.path(path)), { recursive: true })
    writeFileSync(this.path(path), content)
    return this
  }

  /** Writes files and stages them. */
  stage(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) this.write(path, content)
    this.git('--literal-pathspecs', 'add', '--force', '--', ...Object.keys(files))
    return this
  }

  /** Makes a symbolic link, unstaged. @param target as written into the link. */
  link(path: string, target: string): this {
    mkdirSync(dirname(this.path(path)), { recursive: true })
    symlinkSync(target, this.path(path))
    return this
  }

  /**
   * Commits what is staged, after staging these files, and returns the new commit's full id.
   *
   * @param date a day, or a moment in ISO 8601.
   */
  commit(
    message: string,
    files: Readonly<Record<string, string | Uint8Array>> = {},
    date: string = FIRST_DAY,
  ): string {
    if (Object.keys(files).length > 0) this.stage(files)
    const moment = date.includes('T') ? date : `${date}T${this.#nextMinute()}Z`
    Object.assign(this.environment, { GIT_AUTHOR_DATE: moment, GIT_COMMITTER_DATE: moment })
    this.git(...NO_UPKEEP, 'commit', ...QUIETLY, '--message', message)
    return this.#head()
  }

  /** Creates a branch here and switches to it. */
  branch(name: string): this {
    this.git('switch', '--quiet', '--create', name)
    return this
  }

  switch(name: string): this {
    this.git('switch', '--quiet', name)
    return this
  }

  /** Merges a branch into this one as one new commit, as hosts do, and deletes the branch. */
  squash(branch: string, message: string): string {
    this.git('merge', '--quiet', '--squash', branch)
    const id = this.commit(message)
    this.git('branch', '--quiet', '--delete', '--force', branch)
    return id
  }

  /** Merges a branch with a merge commit. */
  merge(branch: string, message: string): string {
    this.git('merge', '--quiet', '--no-ff', '--message', message, branch)
    return this.git('rev-parse', 'HEAD')
  }

  /** A clone in a folder of its own, through git's own protocol. @param words such as `--depth=1`. */
  clone(...words: readonly string[]): TestRepository {
    this.git('config', 'uploadpack.allowFilter', 'true')
    this.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const root = join(temporaryFolder(), 'clone')
    this.git('clone', '--quiet', ...words, `file://${this.root}`, root)
    return new TestRepository(root)
  }

  /** The id of the commit here, without a run of git where two small files say it. */
  #head(): string {
    try {
      const head = this.#readGit('HEAD')
      return head.startsWith('ref: ') ? this.#readGit(head.slice('ref: '.length)) : head
    } catch {
      return this.git('rev-parse', 'HEAD')
    }
  }

  #readGit(name: string): string {
    return readFileSync(this.path('.git', name), 'utf8').trim()
  }

  #nextMinute(): string {
    this.#minutes += 1
    const hours = String(Math.floor(this.#minutes / 60) % 24).padStart(2, '0')
    return `${hours}:${String(this.#minutes % 60).padStart(2, '0')}:00`
  }
}
