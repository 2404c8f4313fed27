import type { ColourLevel } from '../text/screen.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * How many colours to use.
 *
 * As Node itself decides, so that one setting serves both: `FORCE_COLOR` wins
 * over `NO_COLOR` and over a pipe (empty, `1` or `true` is sixteen colours, `2`
 * and `3` are more, anything else such as `0` is none). Without it a pipe has
 * none, nor has `NO_COLOR` with any value but the empty one
 * (https://no-color.org), nor `TERM=dumb`.
 */
export function colourLevel(env: Environment, isTTY: boolean): ColourLevel {
  const { FORCE_COLOR, NO_COLOR } = env
  if (FORCE_COLOR !== undefined) return levelOfDepth({ FORCE_COLOR })
  if (!isTTY || (NO_COLOR !== undefined && NO_COLOR !== '')) return 0
  return levelOfDepth({ ...env, NO_COLOR: undefined })
}

/** Node 20 takes an empty NO_COLOR for a refusal, and warns when both are set: it sees neither. */
function levelOfDepth(env: Environment): ColourLevel {
  const { WriteStream } = process.getBuiltinModule('node:tty')
  const depth = WriteStream.prototype.getColorDepth(env)
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0
}

/**
 * Whether OSC 8 hyperlinks work: only where the terminal is known to have them.
 *
 * `FORCE_HYPERLINK` decides, if set (`0` is off). Who wants no colour gets no
 * links either. Multiplexers hide which terminal is behind them.
 */
export function hyperlinks(env: Environment, isTTY: boolean, colours: ColourLevel): boolean {
  const { FORCE_HYPERLINK: forced } = env
  if (forced) return forced !== '0' && forced !== 'false'
  if (!isTTY || colours === 0 || env.CI || env.TMUX || env.STY) return false
  return Boolean(env.WT_SESSION) || LINKING_TERMS.has(env.TERM ?? '') || linksSince(env)
}

const LINKING_TERMS = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'foot-extra'])

/** First versions with hyperlinks; WezTerm's are dates. */
const LINKING_PROGRAMS = new Map([
  ['iTerm.app', [3, 1]],
  ['WezTerm', [20200620]],
  ['vscode', [1, 72]],
  ['ghostty', [0]],
  ['zed', [0]],
])

/** VTE 0.50.0, written 5000, crashes on hyperlinks. */
const LAST_VTE_WITHOUT = 5000

function linksSince({ TERM_PROGRAM, TERM_PROGRAM_VERSION, VTE_VERSION }: Environment): boolean {
  const since = LINKING_PROGRAMS.get(TERM_PROGRAM ?? '')
  if (since === undefined) return Number(VTE_VERSION) > LAST_VTE_WITHOUT
  const version = (TERM_PROGRAM_VERSION ?? '0').split('.').map((part) => Number.parseInt(part, 10))
  const differing = since.findIndex((part, at) => part !== (version[at] ?? 0))
  return differing < 0 || (version[differing] ?? 0) > (since[differing] ?? 0)
}

/**
 * Whether signs beyond ASCII show: the locale says so (`LC_ALL`, `LC_CTYPE`,
 * `LANG`, the first that is set). Where none is set, everything but the Linux
 * console and dumb terminals is taken to be UTF-8; on Windows only the newer
 * terminals are.
 */
export function unicode(env: Environment, platform: string): boolean {
  if (platform === 'win32') {
    return Boolean(env.WT_SESSION) || LINKING_PROGRAMS.has(env.TERM_PROGRAM ?? '')
  }
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  if (locale) return /utf-?8/i.test(locale) && env.TERM !== 'linux'
  return env.TERM !== 'linux' && env.TERM !== 'dumb'
}
