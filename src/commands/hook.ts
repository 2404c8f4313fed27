import { EXIT } from '../diagnostics/diagnostic.ts'
import { blockIn, holdsBlock, withBlock, withoutBlock } from '../text/marked-block.ts'
import type { HookCommand, HookFacts, HookFile } from './hook-command.ts'
import {
  guardedCommands,
  installedHook,
  isInstalledHook,
  isNamedIn,
  isShellScript,
  uninstalledHook,
} from './hook-scripts.ts'
import type { ResultOf } from './schema.ts'

export const hookInstall: HookCommand = {
  needs: 'hooks',
  name: 'hook install',
  summary: 'Have git ask harden before each commit and for each merge',
  description:
    'pre-commit and commit-msg run the check of what is staged; commit-msg adds a Harden-Item trailer for each item that the commit changes. Lines between two marks are added to hooks that are there; nothing of theirs is touched. The merge driver is set for this clone.',
  examples: ['harden hook install', 'harden hook install --dry-run'],
  writes: true,
  words: {},
  decide: (facts) => {
    const open = facts.hooks.filter((hook) => stateOf(hook, facts) !== 'installed')
    const hooks = open.filter((hook) => canHold(hook, facts))
    const texts = hooks.map(({ name, text }) => ({ name, text: installedHook(name, text) }))
    const after = {
      ...facts,
      hooks: facts.hooks.map((hook) => ({
        ...hook,
        ...texts.find(({ name }) => name === hook.name),
      })),
      settings: new Map(facts.driver.settings),
      attributes: withBlock(facts.attributes ?? '', [attributeOf(facts)]),
    }
    return {
      hooks: texts,
      settings: facts.driver.settings,
      attributes: after.attributes,
      result: viewOf(after),
      exit: after.hooks.some((hook) => stateOf(hook, after) === 'foreign')
        ? EXIT.refused
        : EXIT.done,
    }
  },
}

export const hookUninstall: HookCommand = {
  needs: 'hooks',
  name: 'hook uninstall',
  summary: 'Take out what `harden hook install` put in, and nothing else',
  examples: ['harden hook uninstall'],
  writes: true,
  words: {},
  decide: (facts) => {
    const hooks = facts.hooks.flatMap(({ name, text }) =>
      text === null || blockIn(text) === null ? [] : [{ name, text: uninstalledHook(text) }],
    )
    const settings = facts.driver.settings.map(([key]) => [key, null] as const)
    const rest = withoutBlock(facts.attributes ?? '')
    const attributes = rest === '' ? null : rest
    const after = {
      ...facts,
      hooks: facts.hooks.map((hook) => ({
        ...hook,
        ...hooks.find(({ name }) => name === hook.name),
      })),
      settings: new Map(settings),
      attributes,
    }
    const isThere = facts.attributes !== null && blockIn(facts.attributes) !== null
    return { hooks, settings, ...(isThere ? { attributes } : {}), result: viewOf(after) }
  },
}

export const hookStatus: HookCommand = {
  needs: 'hooks',
  name: 'hook status',
  summary: 'Show which hooks ask harden',
  examples: ['harden hook status'],
  writes: false,
  words: {},
  decide: (facts) => ({ result: viewOf(facts) }),
}

type HookState = 'installed' | 'outdated' | 'absent' | 'foreign'

/** `foreign`: lines of harden's cannot stand there. */
function stateOf(hook: HookFile, { keeper, managed }: HookFacts): HookState {
  const { name, text, isLink, isExecutable } = hook
  if (managed !== null && isNamedIn(managed, name)) return 'installed'
  // Husky runs a file whether it is executable or not.
  if (keeper === 'git' && !isExecutable) return 'foreign'
  if (text !== null && isInstalledHook(name, text)) return 'installed'
  if (text !== null && blockIn(text) !== null) return 'outdated'
  const isOthers = isLink || (text !== null && !isShellScript(text))
  return isOthers && (keeper === 'git' || keeper === 'husky') ? 'foreign' : 'absent'
}

function canHold(hook: HookFile, facts: HookFacts): boolean {
  const isOurs = facts.keeper === 'git' || facts.keeper === 'husky'
  return isOurs && stateOf(hook, facts) !== 'foreign'
}

function viewOf(facts: HookFacts): ResultOf<'hook status'> {
  const { keeper, hooks, settings, attributes, driver } = facts
  const states = hooks.map((hook) => ({ ...hook, state: stateOf(hook, facts) }))
  const isDriverSet =
    driver.settings.every(([key, value]) => settings.get(key) === value) &&
    holdsBlock(attributes ?? '', [attributeOf(facts)])
  return {
    keeper,
    hooks: states.map(({ name, path, state }) => ({ name, path, state })),
    mergeDriver: isDriverSet,
    /** What to run in hooks that harden does not write. */
    toAdd: states
      .filter((hook) => hook.state !== 'installed' && !canHold(hook, facts))
      .map(({ name }) => ({
        hook: name,
        commands: guardedCommands(name).map((line) => forKeeper(line, keeper)),
      })),
  }
}

/** Lefthook hands the words of git over in braces. */
function forKeeper(line: string, keeper: HookFacts['keeper']): string {
  return keeper === 'lefthook' ? line.replace('"$1"', '{1}') : line
}

/** One character for each byte, as the file is read. */
function attributeOf({ driver }: HookFacts): string {
  const bytes = new TextEncoder().encode(driver.attribute)
  return [...bytes].map((byte) => String.fromCharCode(byte)).join('')
}
