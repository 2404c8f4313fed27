import { describe, expect, test } from 'vitest'
import type { Environment } from '../../src/ports/terminal-abilities.ts'
import { colourLevel, hyperlinks, unicode } from '../../src/ports/terminal-abilities.ts'

const XTERM = { TERM: 'xterm-256color' }

describe('colourLevel', () => {
  test.each<[string, Environment, boolean, number]>([
    ['a terminal of 256 colours', XTERM, true, 2],
    ['a terminal of 16 colours', { TERM: 'xterm' }, true, 1],
    ['a terminal of all colours', { ...XTERM, COLORTERM: 'truecolor' }, true, 3],
    ['a terminal nobody knows', { TERM: 'oddity' }, true, 0],
    ['a dumb terminal', { TERM: 'dumb', COLORTERM: 'truecolor' }, true, 0],
    ['a pipe', XTERM, false, 0],
    ['NO_COLOR with any value', { ...XTERM, NO_COLOR: '0' }, true, 0],
    ['an empty NO_COLOR, which asks nothing', { ...XTERM, NO_COLOR: '' }, true, 2],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, 1],
    ['an empty FORCE_COLOR', { FORCE_COLOR: '' }, false, 1],
    ['FORCE_COLOR=true', { FORCE_COLOR: 'true' }, false, 1],
    ['FORCE_COLOR=2', { FORCE_COLOR: '2' }, false, 2],
    ['FORCE_COLOR=3', { FORCE_COLOR: '3' }, false, 3],
    ['FORCE_COLOR=0 on a terminal', { ...XTERM, FORCE_COLOR: '0' }, true, 0],
    ['FORCE_COLOR=false on a terminal', { ...XTERM, FORCE_COLOR: 'false' }, true, 0],
    ['FORCE_COLOR over NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, true, 1],
    ['FORCE_COLOR=0 beside NO_COLOR', { FORCE_COLOR: '0', NO_COLOR: '1' }, true, 0],
    ['FORCE_COLOR over a dumb terminal', { FORCE_COLOR: '1', TERM: 'dumb' }, true, 1],
  ])('%s', (_, env, isTTY, level) => {
    expect(colourLevel(env, isTTY)).toBe(level)
  })
})

describe('hyperlinks', () => {
  test.each<[string, Environment, boolean]>([
    ['iTerm 3.1', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.1.0' }, true],
    ['iTerm 3.0', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, false],
    ['iTerm 4', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '4.0' }, true],
    ['iTerm without a version', { TERM_PROGRAM: 'iTerm.app' }, false],
    ['VS Code 1.72', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.72.0' }, true],
    ['VS Code 1.9', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.9.3' }, false],
    ['WezTerm', { TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046' }, true],
    ['an early WezTerm', { TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20200113-1' }, false],
    ['a WezTerm of unknown version', { TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: 'x' }, false],
    ['Ghostty', { TERM_PROGRAM: 'ghostty' }, true],
    ['Apple’s terminal', { TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }, false],
    ['VTE 0.60', { VTE_VERSION: '6003' }, true],
    ['VTE 0.50.0, which crashes', { VTE_VERSION: '5000' }, false],
    ['VTE 0.48', { VTE_VERSION: '4803' }, false],
    ['Windows Terminal', { WT_SESSION: '0d1f' }, true],
    ['kitty', { TERM: 'xterm-kitty' }, true],
    ['xterm', XTERM, false],
    ['kitty inside tmux', { TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }, false],
    ['VTE inside screen', { VTE_VERSION: '6003', STY: '1.pts' }, false],
    ['kitty in CI', { TERM: 'xterm-kitty', CI: 'true' }, false],
  ])('%s', (_, env, expected) => {
    expect(hyperlinks(env, true, 1)).toBe(expected)
  })

  test('are not for pipes, nor for those who want no colour', () => {
    expect(hyperlinks({ TERM: 'xterm-kitty' }, false, 1)).toBe(false)
    expect(hyperlinks({ TERM: 'xterm-kitty' }, true, 0)).toBe(false)
  })

  test('can be forced on and off', () => {
    expect(hyperlinks({ FORCE_HYPERLINK: '1' }, false, 0)).toBe(true)
    expect(hyperlinks({ FORCE_HYPERLINK: '0', TERM: 'xterm-kitty' }, true, 1)).toBe(false)
    expect(hyperlinks({ FORCE_HYPERLINK: 'false', TERM: 'xterm-kitty' }, true, 1)).toBe(false)
    expect(hyperlinks({ FORCE_HYPERLINK: '', TERM: 'xterm-kitty' }, true, 1)).toBe(true)
  })
})

describe('unicode', () => {
  test.each<[string, Environment, string, boolean]>([
    ['a UTF-8 locale', { LANG: 'de_CH.UTF-8' }, 'linux', true],
    ['a UTF-8 locale, spelled otherwise', { LANG: 'C.utf8' }, 'linux', true],
    ['a Latin-1 locale', { LANG: 'de_CH.ISO-8859-1' }, 'linux', false],
    ['the C locale', { LANG: 'C' }, 'linux', false],
    ['LC_ALL over LANG', { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'linux', false],
    ['LC_CTYPE over LANG', { LC_CTYPE: 'UTF-8', LANG: 'C' }, 'darwin', true],
    ['an empty LC_ALL, which says nothing', { LC_ALL: '', LANG: 'C.UTF-8' }, 'linux', true],
    ['no locale at all', { TERM: 'xterm' }, 'linux', true],
    ['the Linux console', { TERM: 'linux', LANG: 'C.UTF-8' }, 'linux', false],
    ['a dumb terminal without locale', { TERM: 'dumb' }, 'linux', false],
    ['the old Windows console', { LANG: 'C.UTF-8' }, 'win32', false],
    ['Windows Terminal', { WT_SESSION: '0d1f' }, 'win32', true],
    ['VS Code on Windows', { TERM_PROGRAM: 'vscode' }, 'win32', true],
  ])('%s', (_, env, platform, expected) => {
    expect(unicode(env, platform)).toBe(expected)
  })
})
