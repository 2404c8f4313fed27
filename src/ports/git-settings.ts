import type { Remote } from './git.ts'

/** One line of git's configuration; section and name in lower case, the part between as written. */
export interface GitSetting {
  readonly key: string
  /** Null for a key without a value, which means true. */
  readonly value: string | null
}

/** Reads `git config --list -z`, weakest first. */
export function readSettings(output: Buffer): GitSetting[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '')
    .map((row) => {
      const line = row.indexOf('\n')
      if (line === -1) return { key: row, value: null }
      return { key: row.slice(0, line), value: row.slice(line + 1) }
    })
}

/** Remotes by fetch URL, with the longest matching `url.<base>.insteadOf` applied, as git does. */
export function remotesOf(settings: readonly GitSetting[]): Remote[] {
  const rewrites = settings
    .flatMap(({ key, value }) => {
      const base = /^url\.(.*)\.insteadof$/s.exec(key)?.[1]
      return base === undefined || !value ? [] : [{ base, from: value }]
    })
    .toSorted((a, b) => b.from.length - a.from.length)
  return settings.flatMap(({ key, value }) => {
    const name = /^remote\.(.*)\.url$/s.exec(key)?.[1]
    if (name === undefined || !value) return []
    const rewrite = rewrites.find(({ from }) => value.startsWith(from))
    return [{ name, url: rewrite ? rewrite.base + value.slice(rewrite.from.length) : value }]
  })
}

/** True when a remote has promised objects that are not here. */
export function hasPromisor(settings: readonly GitSetting[]): boolean {
  return settings.some(
    ({ key, value }) =>
      key === 'extensions.partialclone' ||
      (/^remote\..*\.promisor$/s.test(key) && !/^(false|no|off|0|)$/i.test(value ?? 'true')),
  )
}

/** Words for git that leave every filter of the configuration without a program. */
export function filterGuards(settings: readonly GitSetting[]): string[] {
  const keys = settings
    .map(({ key }) => /^filter\.(.*)\.(?:clean|process|required|smudge)$/s.exec(key)?.[1])
    .flatMap((name) =>
      name === undefined
        ? []
        : ['clean', 'process', 'required'].map((key) => `filter.${name}.${key}`),
    )
  // With `-c` a filter named `a=b` would keep its program: the first equals sign counts there.
  return [...new Set(keys)].map((key) => `--config-env=${key}=${NOTHING}`)
}

/** Name of an environment variable that is set, and empty. */
export const NOTHING = 'HARDEN_NOTHING'
