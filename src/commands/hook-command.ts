import type { ExitCode } from '../diagnostics/diagnostic.ts'
import type { MergeDriver } from '../plan/merge/driver.ts'
import type { Described } from './command.ts'
import type { HookName } from './hook-scripts.ts'

/** A command about the hooks of this clone. */
export interface HookCommand extends Described {
  readonly needs: 'hooks'
  /** True for commands that take `--dry-run`. */
  readonly writes: boolean
  /** Pure. @throws HardenError to refuse. */
  readonly decide: (facts: HookFacts) => HookOutcome
}

/** Who keeps the hooks. `outside` is a folder that other repositories may share. */
export type HookKeeper = 'git' | 'husky' | 'lefthook' | 'outside'

export interface HookFacts {
  readonly keeper: HookKeeper
  readonly hooks: readonly HookFile[]
  readonly driver: MergeDriver
  /** What this clone's configuration says for the keys of the driver. */
  readonly settings: ReadonlyMap<string, string | null>
  /** The configuration of the keeper, where it runs what is written there and not in hooks; null elsewhere. */
  readonly managed: string | null
  /** Attributes of this clone alone, which are not committed; null where there is no such file. */
  readonly attributes: string | null
}

/** Texts have one character for each byte, so that foreign ones stay as they are. */
export interface HookFile {
  readonly name: HookName
  /** As shown to people. */
  readonly path: string
  readonly text: string | null
  /** True for a symbolic link: what it leads to is somebody else's. */
  readonly isLink: boolean
  /** False for a file that git passes over. */
  readonly isExecutable: boolean
}

export interface HookOutcome {
  readonly hooks?: readonly { readonly name: HookName; readonly text: string | null }[]
  /** Null takes a key out. */
  readonly settings?: readonly (readonly [key: string, value: string | null])[]
  readonly attributes?: string | null
  readonly result: object
  readonly exit?: ExitCode
}
