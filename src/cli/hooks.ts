import type { HookCommand, HookFacts, HookKeeper, HookOutcome } from '../commands/hook-command.ts'
import { HOOKS } from '../commands/hook-scripts.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { mergeDriver } from '../plan/merge/driver.ts'
import type { Git, Repository } from '../ports/git.ts'
import type { HookFiles } from '../ports/hook-files.ts'
import type { Ports } from '../ports/ports.ts'
import { unifiedDiff } from '../text/patch.ts'
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
    managed: managedBy(home, repository, ports),
    driver,
    settings: new Map(driver.settings.map(([key]) => [key, git.setting(key)])),
    attributes: files.read(attributes)?.text ?? null,
  }
  const outcome = command.decide(facts)
  if (!settings.dryRun) {
    for (const { name, text } of outcome.hooks ?? []) {
      files.write(ports.paths.resolve(home.folder, name), text, { executable: true })
    }
    for (const [key, value] of outcome.settings ?? []) git.configure(key, value)
    if (outcome.attributes !== undefined) files.write(attributes, outcome.attributes)
  }
  const keys = changedKeys(facts, outcome)
  const diff = diffOf(facts, outcome, ports.paths.relative(repository.root, attributes))
  const change = command.writes ? { changed: diff !== '' || keys.length > 0, diff } : {}
  const { result, exit = EXIT.done } = outcome
  return {
    ...{ command, place, exit },
    result: { ...result, ...change },
    facts: factsWithoutPlan(settings),
    plan: null,
    notices: settings.dryRun && keys.length > 0 ? [notSet(keys)] : [],
  }
}

/** Keys of the configuration that would have another value, or none. */
function changedKeys({ settings }: HookFacts, { settings: wanted = [] }: HookOutcome): string[] {
  return wanted.flatMap(([key, value]) => ((settings.get(key) ?? null) === value ? [] : [key]))
}

function notSet(keys: readonly string[]): string {
  return `nothing was written; without --dry-run the configuration of this clone changes in ${keys.join(' and ')}`
}

function diffOf(facts: HookFacts, outcome: HookOutcome, attributes: string) {
  const changes = facts.hooks.map((hook) => {
    const after = outcome.hooks?.find(({ name }) => name === hook.name)
    return { path: hook.path, before: hook.text, after: after ? after.text : hook.text }
  })
  const { attributes: before } = facts
  const after = outcome.attributes === undefined ? before : outcome.attributes
  return [...changes, { path: attributes, before, after }]
    .map((each) => unifiedDiff(each.path, legible(each.before), legible(each.after)))
    .join('')
}

/** Files are read with one character for each byte. */
function legible(text: string | null): string {
  return new TextDecoder().decode(Uint8Array.from(text ?? '', (byte) => byte.charCodeAt(0)))
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
  const isLefthook = LEFTHOOK_FILES.some((name) => files.exists(paths.resolve(root, name)))
  const home = folder ?? paths.resolve(commonDirectory, 'hooks')
  if (isLefthook) return { keeper: 'lefthook', folder: home }
  const way = paths.relative(root, home)
  const isInside =
    folder === null || !(way.startsWith('..') || way.startsWith('/') || /^[a-z]:/i.test(way))
  return { keeper: isInside ? 'git' : 'outside', folder: home }
}

const LEFTHOOK_FILES = ['', '.'].flatMap((dot) =>
  ['yml', 'yaml', 'toml', 'json'].map((ending) => `${dot}lefthook.${ending}`),
)

/** What lefthook is told to run, by everybody and by this clone. */
function managedBy({ keeper }: Home, { root }: Repository, { files, paths }: Ports): string | null {
  if (keeper !== 'lefthook') return null
  const names = LEFTHOOK_FILES.flatMap((name) => [name, name.replace('lefthook', 'lefthook-local')])
  const texts = names
    .map((name) => paths.resolve(root, name))
    .filter((file) => files.stat(file)?.kind === 'file')
    .map((file) => new TextDecoder().decode(files.read(file)))
  return texts.join('\n')
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
