import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../src/text/patch.ts'

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`)

describe('unifiedDiff', () => {
  it('shows the change with its surroundings', () => {
    const before = `${lines(9).join('\n')}\n`
    const after = before.replace('line 5', 'line five')
    expect(unifiedDiff('docs/PLAN.md', before, after)).toBe(
      [
        '--- a/docs/PLAN.md',
        '+++ b/docs/PLAN.md',
        '@@ -2,7 +2,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+line five',
        ' line 6',
        ' line 7',
        ' line 8',
        '',
      ].join('\n'),
    )
  })

  it('shows as much around it as it is asked for', () => {
    const before = `${lines(9).join('\n')}\n`
    const diff = unifiedDiff('PLAN.md', before, before.replace('line 5', 'line five'), 0)
    expect(diff).toBe('--- a/PLAN.md\n+++ b/PLAN.md\n@@ -5,1 +5,1 @@\n-line 5\n+line five\n')
  })

  it('is empty when nothing differs', () => {
    expect(unifiedDiff('PLAN.md', 'a\n', 'a\n')).toBe('')
  })
})

describe('git apply', () => {
  let repository = ''
  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), 'harden-patch-'))
    git('init', '--quiet')
  })
  afterAll(() => rmSync(repository, { recursive: true, force: true }))

  const texts: Record<string, readonly [before: string, after: string]> = {
    'LF lines': ['a\nb\nc\n', 'a\nB\nc\n'],
    'CRLF lines': ['a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
    'mixed line ends': ['a\r\nb\nc\rd\n', 'a\r\nB\nx\r\nc\rd\n'],
    'lone CR lines': ['a\rb\rc\r', 'a\rB\rc\r'],
    'a line end that changes': ['a\nb\nc\n', 'a\nb\r\nc\n'],
    'no final line end': ['a\nb\nc', 'a\nb\nC'],
    'no final line end, changed before it': [`a\n${'b\n'.repeat(9)}c`, `A\n${'b\n'.repeat(9)}c`],
    'a line added behind one without an end': ['a\nb', 'a\nb\nc'],
    'a final line end added': ['a\nb', 'a\nb\n'],
    'a final line end removed': ['a\r\nb\r\n', 'a\r\nb'],
    'a byte order mark': ['\uFEFFa\nb\n', '\uFEFFA\nb\n'],
    'everything removed': ['a\nb\n', ''],
    'everything new': ['', 'a\nb\n'],
    'two hunks': [`a\n${'b\n'.repeat(20)}c\n`, `A\n${'b\n'.repeat(20)}C\n`],
    'characters beyond ASCII': ['é\n🦀 b\n\u2028\n', 'é\n🦀 B\n\u2028\n'],
    'lines that look like a patch': [
      '--- a/x\n+++ b/x\n@@ -1 +1 @@\n',
      '--- a/x\n-- y\n@@ -1 +1 @@\n',
    ],
  }

  it.each(Object.entries(texts))('takes the patch of %s', (_, [before, after]) => {
    expect(patched('PLAN.md', before, after)).toBe(after)
  })

  it.each(['docs/deep/PLAN.md', 'my plan.md', 'plän "B".md', 'a\\b.md'])(
    'finds the file %s',
    (path) => {
      expect(patched(path, 'a\nb\n', 'a\nB\n')).toBe('a\nB\n')
    },
  )

  function patched(path: string, before: string, after: string): string {
    const file = join(repository, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, before)
    git('apply', '--whitespace=nowarn', { input: unifiedDiff(path, before, after) })
    return readFileSync(file, 'utf8')
  }

  function git(...words: readonly (string | { readonly input: string })[]) {
    const input = words.find((word) => typeof word === 'object')?.input ?? ''
    const argv = words.filter((word) => typeof word === 'string')
    const env = {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      LC_ALL: 'C',
    }
    execFileSync('git', argv, { cwd: repository, input, env, stdio: ['pipe', 'pipe', 'pipe'] })
  }
})
