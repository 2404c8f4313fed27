import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generatedDocs } from '../scripts/docs.ts'
import { configSchema, readConfig } from '../src/cli/config.ts'
import { EXIT } from '../src/diagnostics/diagnostic.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
]

test('pages that repeat a list of the code are as the code is (npm run docs)', async () => {
  for (const [name, text] of await generatedDocs()) expect(read(`docs/${name}`)).toBe(text)
})

test('the table of exit codes names each of them', () => {
  const named = [...read('docs/exit-codes.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) =>
    Number(code),
  )
  expect(named).toEqual(Object.values(EXIT))
})

test('the glossary names every type of the plan', () => {
  const types = [...read('src/plan/model.ts').matchAll(/^export (?:interface|type) (\w+)/gm)]
  const glossary = read('docs/glossary.md')
  const missing = types.map(([, name]) => name).filter((name) => !glossary.includes(`\`${name}\``))
  expect(missing).toEqual([])
})

test('the page on the configuration has a row for each key, and its examples are taken', () => {
  const page = read('docs/configuration.md')
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key)
  const keys = Object.keys(configSchema.shape).filter((key) => key !== '$schema')
  expect(rows.toSorted()).toEqual(keys.toSorted())
  const examples = [...page.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, json]) => json ?? '')
  for (const json of examples) expect(() => readConfig('.hardenrc.json', json)).not.toThrow()
  expect(examples).toHaveLength(2)
})

describe.each(PAGES)('%s', (page) => {
  test('links to files that are there', () => {
    const prose = read(page)
      .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
      .replace(/`[^`\n]*`/g, '')
    const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '')
    expect(links.filter((link) => !existsSync(join(ROOT, page, '..', link)))).toEqual([])
  })
})
