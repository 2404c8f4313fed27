import type { HookCommand, HookFacts, HookKeeper } from '../commands/hook-command.ts'
import { HOOKS } from '../commands/hook-scripts.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { mergeDriver } from '../plan/merge/driver.ts'
import type { Git, Repository } from '../ports/git.ts'
import type { HookFiles } from '../ports/hook-files.ts'
import type { Ports } from '../ports/ports.ts'
import { factsWithoutPlan } from './facts.ts'
import { locatePlan, newPlace } from './locate.ts'
import type { Completed } from './session.ts'
import type { Settings } from './settings.ts'

/** Runs a command about the hooks of this clone. @throws HardenError outside a repository. */
export async function performOnHooks(
  command: HookCommand,
  settings: Settings,
  ports: Ports,
): Promise<Completed> {
  const git = await ports.git(settings.directory)
  const repository = git.repository()
  if (repository === null) throw noRepository(git.trouble())
  const files = await ports.hookFiles()
  const home = homeOf(git, repository, ports)
  const attributes = ports.paths.resolve(repository.commonDirectory, 'info/attributes')
  const place = await locatePlan(settings, ports).catch(() =>
    newPlace({ ...settings, directory: repository.root }, ports),
  )
  const driver = mergeDriver('harden', place.name)
  const facts: HookFacts = {
    keeper: home.keeper,
    hooks: HOOKS.map((name) => hookAt(name, home.folder, repository, { files, ports })),
    driver,
    settings: new Map(driver.settings.map(([key]) => [key, git.setting(key)])),
    attributes: files.read(attributes)?.text ?? null,
  }
  const outcome = command.decide(facts)
  for (const { name, text } of outcome.hooks ?? []) {
    files.write(ports.paths.resolve(home.folder, name), text, { executable: true })
  }
  for (const [key, value] of outcome.settings ?? []) git.configure(key, value)
  if (outcome.attributes !== undefined) files.write(attributes, outcome.attributes)
  const { result, exit = EXIT.done } = outcome
  return {
    ...{ command, place, result, exit },
    facts: factsWithoutPlan(settings),
    plan: null,
    notices: [],
  }
}

interface Home {
  readonly keeper: HookKeeper
  /** Absolute. */
  readonly folder: string
}

/** Where hooks are written: for husky into its own folder, not into the one it makes. */
function homeOf(git: Git, { root, commonDirectory }: Repository, ports: Ports): Home {
  const { files, paths, environment } = ports
  const set = git.hooksPath()?.replace(/^~(?=\/)/, environment.HOME ?? '~') ?? null
  const folder = set === null ? null : paths.resolve(root, set)
  const husky = paths.resolve(root, '.husky')
  if (folder === null ? files.exists(husky) : [husky, paths.resolve(husky, '_')].includes(folder)) {
    return { keeper: 'husky', folder: husky }
  }
  const names = ['', '.'].flatMap((dot) =>
    ['yml', 'yaml', 'toml', 'json'].map((ending) => `${dot}lefthook.${ending}`),
  )
  const isLefthook = names.some((name) => files.exists(paths.resolve(root, name)))
  const home = folder ?? paths.resolve(commonDirectory, 'hooks')
  if (isLefthook) return { keeper: 'lefthook', folder: home }
  const way = paths.relative(root, home)
  const isInside =
    folder === null || !(way.startsWith('..') || way.startsWith('/') || /^[a-z]:/i.test(way))
  return { keeper: isInside ? 'git' : 'outside', folder: home }
}

function hookAt(
  name: HookFacts['hooks'][number]['name'],
  folder: string,
  { root }: Repository,
  { files, ports }: { readonly files: HookFiles; readonly ports: Ports },
) {
  const path = ports.paths.resolve(folder, name)
  const found = files.read(path)
  const way = ports.paths.relative(root, path)
  return {
    name,
    path: way.startsWith('..') ? path : way,
    text: found?.text ?? null,
    isLink: found?.isLink ?? false,
    isExecutable: found?.isExecutable ?? true,
  }
}

function noRepository(trouble: string | null): HardenError {
  return new HardenError({
    code: 'no-repository',
    exit: EXIT.unreadable,
    message: trouble ?? 'There is no git repository here, so there are no hooks',
    mend: 'make one with `git init`, or name one with -C',
  })
}
