import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KINDS } from '../src/evidence/index.ts'
import { GRADES, STATES } from '../src/evidence/kind.ts'
import { readTranscript } from './support/transcript.ts'

const ROOT = join(import.meta.dirname, '..')
const page = readFileSync(join(ROOT, 'docs/evidence.md'), 'utf8')

test('the page tells of every kind of evidence, as the list has them', () => {
  const rows = [
    ...page.matchAll(/^\| `([a-z-]+)` \| `([a-z-]+:)` \| ([^|]+) \| `([^|]+)` \|/gm),
  ].map(([, name, prefix, summary, example]) => ({ name, prefix, summary, example }))
  expect(rows).toEqual(
    KINDS.map(({ name, prefix, summary, example }) => ({ name, prefix, summary, example })),
  )
  for (const { name } of KINDS) expect(page).toContain(`\n### \`${name}\`\n`)
})

test('the page names every state and every grade', () => {
  for (const state of STATES) expect(page).toMatch(new RegExp(`^\\| \`${state}\` \\|`, 'm'))
  for (const grade of GRADES) expect(page).toMatch(new RegExp(`^\\| ${grade} \\|`, 'm'))
})

test('the story is what harden prints', () => {
  const text = readFileSync(join(ROOT, 'test/cli/transcripts/evidence-story.txt'), 'utf8')
  const told = readTranscript(text)
    .steps.map(({ line, shown }) => [`$ ${asTyped(line)}`, ...shown.flatMap(asSeen)].join('\n'))
    .join('\n\n')
  expect(/^```console\n([\s\S]*?)\n```$/m.exec(page)?.[1]).toBe(told)
})

/** The words of transcripts that are no programs, as a person would do the same. */
function asTyped(line: string): string {
  const [, path] = /^put (\S+)/.exec(line) ?? []
  if (path !== undefined) return `$EDITOR ${path}`
  return line.replace(/^commit (.*)$/, "git add --all && git commit -m '$1'")
}

function asSeen(line: string): string[] {
  return line.startsWith('? ') ? [] : [line.replace(/^! /, '')]
}
