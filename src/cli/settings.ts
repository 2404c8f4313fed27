import { usage } from '../commands/values.ts'
import type { Ports } from '../ports/ports.ts'
import type { Globals } from './request.ts'

/** What the global options and the environment say, whatever the command. */
export interface Settings {
  /** Absolute directory to work from. */
  readonly directory: string
  /** The plan as named by `--plan` or HARDEN_PLAN, as seen from the directory; null when neither is. */
  readonly plan: string | null
  readonly json: boolean
  readonly plain: boolean
  readonly quiet: boolean
  readonly dryRun: boolean
  readonly offline: boolean
  /** Whether the plan may be anybody's, and reading it must end soon. */
  readonly untrusted: boolean
  /** Whether a question may be asked. */
  readonly asks: boolean
  /** The instant that counts as now, milliseconds since the epoch. */
  readonly now: number
}

/** @throws HardenError (usage) for an instant that is none. */
export function settingsOf(globals: Globals, ports: Ports): Settings {
  const { stdin, stdout } = ports.terminal
  return {
    directory: directoryOf(globals.directory ?? '.', ports),
    plan: globals.plan ?? (ports.environment.HARDEN_PLAN || null),
    json: globals.json ?? false,
    plain: globals.plain ?? false,
    quiet: globals.quiet ?? false,
    dryRun: globals.dryRun ?? false,
    offline: globals.offline ?? false,
    untrusted: Boolean(ports.environment.HARDEN_UNTRUSTED),
    asks: globals.input && stdout.isTTY && stdin.isTTY,
    now: instantOf(globals.now ?? (ports.environment.HARDEN_NOW || undefined)) ?? ports.now(),
  }
}

function directoryOf(named: string, { paths, files, directory }: Ports): string {
  const absolute = paths.resolve(directory, named)
  if (files.stat(absolute)?.kind === 'directory') return absolute
  throw usage(`There is no directory ${named}`, 'name one that is there behind -C')
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/

/** A day stands for its first instant, UTC; a time needs its zone. */
function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(instant)) return instant
  throw usage(
    `Unexpected time "${text}", expected ISO 8601 with a zone`,
    'write it like 2026-02-20 or 2026-02-20T09:30:00Z',
  )
}
