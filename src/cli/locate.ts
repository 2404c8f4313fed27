import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import { onceEach } from '../text/once.ts'
import type { Config } from './config.ts'
import type { Settings } from './settings.ts'

const PLAN_NAME = 'PRODUCTION_HARDENING_PLAN.md'

/** Where the plan is, and what it belongs to. */
export interface Place {
  /** Absolute path of the plan. */
  readonly file: string
  /** Path shown and written into patches: from the repository's root, else from the directory. */
  readonly name: string
  /** Absolute root of the repository that holds the plan; null outside one. */
  readonly root: string | null
  /** Directory for locks and caches: `harden` in the git directory; null outside a repository. */
  readonly stateDirectory: string | null
}

/**
 * Finds the plan: `--plan`, HARDEN_PLAN, the configuration, else the nearest
 * file of its name from the directory up to the root of the repository.
 *
 * @throws HardenError (exit 4) when there is none.
 */
export async function locatePlan(settings: Settings, ports: Ports): Promise<Place> {
  const { directory } = settings
  const root = rootAbove(directory, ports)
  const named = settings.plan ?? (await planInConfig(directory, root, ports))
  if (named !== null) {
    const file = ports.paths.resolve(directory, named)
    if (ports.files.exists(file)) return placeOf(file, directory, ports)
    throw noPlan(`There is no plan at ${named}`)
  }
  const nearest = ports.files.findUp(PLAN_NAME, directory, root)
  if (nearest !== null) return placeOf(nearest, directory, ports)
  throw noPlan(
    `There is no ${PLAN_NAME} here${root === null ? '' : ' or above, in this repository'}`,
  )
}

/** Where a new plan goes. */
export function newPlace(settings: Settings, ports: Ports): Place {
  const file = ports.paths.resolve(settings.directory, settings.plan ?? PLAN_NAME)
  return placeOf(file, settings.directory, ports)
}

function placeOf(file: string, directory: string, ports: Ports): Place {
  const { files, paths } = ports
  const real = files.exists(file) ? files.realPath(file) : file
  const root = rootAbove(paths.directoryOf(real), ports)
  return {
    file,
    name: paths.relative(root ?? directory, real),
    root,
    stateDirectory: root === null ? null : stateDirectoryOf(root, ports),
  }
}

/** Root of the repository that holds a directory; null outside any. */
export function rootAbove(directory: string, ports: Ports): string | null {
  return ROOTS(ports)(directory)
}

/** They are looked for once in a run, whoever asks. */
const ROOTS = onceEach(
  ({ files, paths }: Ports) =>
    onceEach((directory: string) => {
      const entry = files.findUp('.git', directory, null)
      return entry === null ? null : paths.directoryOf(entry)
    }),
  new WeakMap(),
)

/** A linked work tree or a submodule has a file `.git` that names its git directory. */
function stateDirectoryOf(root: string, { files, paths }: Ports): string | null {
  const entry = paths.resolve(root, '.git')
  if (files.stat(entry)?.kind === 'directory') return paths.resolve(entry, 'harden')
  const named = /^gitdir: (.+)/.exec(new TextDecoder().decode(files.read(entry)))?.[1]
  return named === undefined ? null : paths.resolve(paths.resolve(root, named.trim()), 'harden')
}

async function planInConfig(directory: string, root: string | null, ports: Ports) {
  const found = await CONFIGS(ports)(directory)(root)
  const plan = found?.config.plan
  return plan ? ports.paths.resolve(ports.paths.directoryOf(found.file), plan) : null
}

/** The configuration that counts in a directory; null where there is none. @throws HardenError */
export async function configFor(
  directory: string,
  root: string | null,
  ports: Ports,
): Promise<Config | null> {
  return (await CONFIGS(ports)(directory)(root))?.config ?? null
}

interface FoundConfig {
  readonly file: string
  readonly config: Config
}

/** It is looked for once in a run, whoever asks. */
const CONFIGS = onceEach(
  (ports: Ports) =>
    onceEach((directory: string) =>
      onceEach((root: string | null) => loadConfig(directory, root, ports)),
    ),
  new WeakMap(),
)

/** The configuration is read, and zod loaded, only where there is one. */
async function loadConfig(
  directory: string,
  root: string | null,
  ports: Ports,
): Promise<FoundConfig | null> {
  const found = findConfig(directory, root, ports)
  if (found === null) return null
  const { readConfig } = await import('./config.ts')
  return { file: found.file, config: readConfig(found.name, found.text) }
}

function findConfig(directory: string, root: string | null, { files, paths }: Ports) {
  const own = files.findUp('.hardenrc.json', directory, root)
  const file = own ?? files.findUp('package.json', directory, root)
  if (file === null) return null
  const text = new TextDecoder().decode(files.read(file))
  if (own === null && !text.includes('"harden"')) return null
  return { file, name: paths.relative(directory, file), text }
}

function noPlan(message: string): HardenError {
  return new HardenError({
    code: 'no-plan',
    exit: EXIT.unreadable,
    message,
    mend: '`harden init` writes one, `--plan FILE` names another',
  })
}
