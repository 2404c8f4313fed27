import { blockStart, holdsBlock, withBlock, withoutBlock } from '../text/marked-block.ts'

export const HOOKS = ['pre-commit', 'commit-msg'] as const
export type HookName = (typeof HOOKS)[number]

/** What each hook runs; people who have a hook manager of their own write it there. */
const HOOK_LINES: Readonly<Record<HookName, readonly string[]>> = {
  'pre-commit': ['check --staged --fail-on error'],
  'commit-msg': ['check --staged --message "$1" --fail-on error', 'hook message "$1"'],
}

const SHEBANG = '#!/bin/sh\n'

/** The hook with harden's lines in it. @param text null where there is no hook yet. */
export function installedHook(name: HookName, text: string | null): string {
  const script = text ?? SHEBANG
  return withBlock(script, blockLines(name), mayEnd(withoutBlock(script)))
}

/**
 * Whether a script may end well before its last line, or become another program:
 * what stands behind would not be run. An `exit 1` stops the commit anyway, and
 * an `exec` that only redirects goes on.
 */
function mayEnd(script: string): boolean {
  return /(?:^|[;&|{(]|\b(?:then|do|else))[ \t]*(?:exec\b(?![ \t]*(?:[\d<>&]|$))|exit\b(?![ \t]+[1-9]))/m.test(
    script,
  )
}

/** The hook as it was before; null where there was none. */
export function uninstalledHook(text: string): string | null {
  const rest = withoutBlock(text)
  return rest === SHEBANG && rest !== text ? null : rest
}

export function isInstalledHook(name: HookName, text: string): boolean {
  return holdsBlock(text, blockLines(name)) && !mayEnd(text.slice(0, blockStart(text)))
}

/** Commands for a hook that somebody else writes: without harden they do nothing, too. */
export function guardedCommands(name: HookName): string[] {
  return HOOK_LINES[name].map((line) => `if command -v harden >/dev/null; then harden ${line}; fi`)
}

/** Whether all that a hook runs is named in a configuration. */
export function isNamedIn(configuration: string, name: HookName): boolean {
  return NAMED[name].every((words) => words.test(configuration))
}

const NAMED: Readonly<Record<HookName, readonly RegExp[]>> = {
  'pre-commit': [/\bharden check --staged(?! --message)/],
  'commit-msg': [/\bharden check --staged --message/, /\bharden hook message/],
}

/** Whether lines for the shell can stand in it. */
export function isShellScript(text: string): boolean {
  if (text.includes('\0')) return false
  return !text.startsWith('#!') || /^#![^\n]*\b(?:ba|da|k|z|a)?sh\b/.test(text)
}

/**
 * Lines for a POSIX shell, also with `-e` and `-u`.
 *
 * What failed before them still fails. Where harden is not installed they do
 * nothing, and only a refusal or an unreadable plan stops the commit: a hook
 * that fails for another reason must not keep anybody from working.
 */
function blockLines(name: HookName): string[] {
  const [gate = '', ...others] = HOOK_LINES[name]
  return [
    'harden_status=$?',
    '[ "$harden_status" -eq 0 ] || exit "$harden_status"',
    'harden_run() {',
    '  if command -v harden >/dev/null 2>&1; then',
    `    HARDEN_HOOK=${name} harden "$@"`,
    '  elif [ -x node_modules/.bin/harden ]; then',
    `    HARDEN_HOOK=${name} node_modules/.bin/harden "$@"`,
    '  fi',
    '}',
    `harden_run ${gate} || harden_status=$?`,
    'case $harden_status in 1 | 4) exit 1 ;; esac',
    ...others.map((line) => `harden_run ${line} -q >/dev/null || :`),
    ':',
  ]
}
