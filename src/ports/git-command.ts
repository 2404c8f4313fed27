import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { once } from '../text/once.ts'
import { GitError } from './git.ts'
import { NOTHING } from './git-settings.ts'

/** One finished run of git. */
export interface GitRun {
  /** Null when git is not installed or was killed. */
  readonly status: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

export interface GitCommandOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  /**
   * True where git itself started harden, as a hook or a merge driver: then the
   * variables that say which repository and which index are meant are kept.
   */
  readonly startedByGit?: boolean
  /** Told the arguments of every run, before it starts. */
  readonly observe?: (words: readonly string[]) => void
}

/** Runs git in a directory. */
export type GitCommand = (
  directory: string,
  words: readonly string[],
  input?: string | Uint8Array,
) => GitRun

/**
 * Before every subcommand. What a repository's configuration could make git
 * run, it may not: monitors, hooks, diff programs, pagers, signature checks and
 * transports. Filters have no such switch, so no subcommand that filters is used.
 */
const GUARDS = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.alternateRefsCommand=',
    'diff.external=',
    'log.showSignature=false',
    'safe.bareRepository=explicit',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
]

/** Set for every run. An empty list of protocols would be none set; no transport has this name. */
const ENVIRONMENT = {
  LC_ALL: 'C',
  LANGUAGE: '',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  [NOTHING]: '',
}

/** Where the user, not the repository, told git to look for its settings and repositories. */
const ALWAYS_KEPT =
  /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/

/** Which repository and which index a hook or a merge driver is about. */
const KEPT_FOR_HOOKS =
  /^GIT_(DIR|COMMON_DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH)$/

const PATH_KEPT_FOR_HOOKS = /^GIT_(DIR|COMMON_DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY)$/

/** Finds the git there is to run, when it is first asked for; null where there is none. */
export function gitProgram({ environment }: GitCommandOptions): () => string | null {
  return once(() => findProgram('git', environment))
}

/** @param find as `gitProgram` does. */
export function gitCommand(options: GitCommandOptions, find: () => string | null): GitCommand {
  const environment = scrubbed(options)
  return (directory, words, input = '') => {
    const program = find()
    if (program === null) return { status: null, stdout: Buffer.of(), stderr: 'git: not found' }
    options.observe?.(words)
    const { status, stdout, stderr } = spawnSync(
      program,
      [...GUARDS, ...pathspecsFor(words), ...words],
      {
        cwd: directory,
        env: environment,
        input,
        maxBuffer: Number.POSITIVE_INFINITY,
        windowsHide: true,
      },
    )
    return { status, stdout: stdout ?? Buffer.of(), stderr: stderr?.toString('utf8') ?? '' }
  }
}

/** The output of a run that must succeed. @throws GitError with git's own words. */
export function outputOf(run: GitRun, words: readonly string[]): Buffer {
  if (run.status === 0) return run.stdout
  throw new GitError(`git ${words.join(' ')} failed: ${run.stderr.trim() || `exit ${run.status}`}`)
}

/** No name of a file is a pattern; `check-ignore` knows no patterns and refuses the option. */
function pathspecsFor([subcommand]: readonly string[]): string[] {
  return subcommand === 'check-ignore' ? [] : ['--literal-pathspecs']
}

function scrubbed({ environment, startedByGit = false }: GitCommandOptions) {
  const kept = Object.entries(environment).flatMap(([name, value]) => {
    if (!name.startsWith('GIT_') || ALWAYS_KEPT.test(name)) return [[name, value]]
    if (!startedByGit || value === undefined || !KEPT_FOR_HOOKS.test(name)) return []
    return [[name, PATH_KEPT_FOR_HOOKS.test(name) ? resolve(value) : value]]
  })
  return { ...Object.fromEntries(kept), ...ENVIRONMENT }
}

/**
 * The absolute path of a program, so that one lying in the repository is never
 * taken for it: Windows looks in the current directory first.
 */
function findProgram(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const windows = process.platform === 'win32'
  const search =
    environment.PATH ?? environment.Path ?? (windows ? '' : '/usr/local/bin:/usr/bin:/bin')
  return (
    search
      .split(delimiter)
      .filter((folder) => isAbsolute(folder))
      .map((folder) => join(folder, windows ? `${name}.exe` : name))
      .find(isExecutable) ?? null
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
