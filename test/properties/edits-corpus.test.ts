import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tests as examples } from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { comparePlans } from '../../src/plan/compare.ts'
import { setQueue, setStatus } from '../../src/plan/write.ts'
import { decodeSource, encodeSource } from '../../src/text/source.ts'
import { change, planOf } from '../support/reading.ts'
import { PATIENCE } from '../support/runs.ts'

/** Markdown nobody wrote for harden: nothing changes it but a change, and a status is one character. */
describe('texts of others', () => {
  it(
    'are the examples of CommonMark, and keep their bytes',
    () => {
      expect(examples.length).toBeGreaterThan(640)
      const items = examples.map(({ markdown }) => check(markdown.replaceAll('→', '\t')))
      expect(Math.max(...items)).toBeGreaterThanOrEqual(0)
    },
    PATIENCE,
  )

  it(
    'are the documents of packages, and keep their bytes',
    () => {
      const files = markdownBelow(fileURLToPath(new URL('../../node_modules', import.meta.url)))
      let items = 0
      for (const file of files) {
        const bytes = readFileSync(file)
        const source = decodeSource(file, bytes)
        expect(Buffer.from(encodeSource(source)).equals(bytes)).toBe(true)
        items += check(source.text)
      }
      process.stdout.write(`corpus: ${files.length} documents, ${items} items\n`)
      expect(files.length).toBeGreaterThan(200)
      expect(items).toBeGreaterThan(20)
    },
    PATIENCE,
  )
})

/** @returns how many items the text holds. */
function check(text: string): number {
  const plan = planOf(text)
  expect(comparePlans(plan, plan)).toEqual([])
  if (plan.queue) {
    expect(
      setQueue(
        plan,
        plan.queue.entries.map((entry) => ({ entry })),
      ).edits,
    ).toEqual([])
  }
  for (const item of plan.items) {
    const mark = item.status === 'in-progress' ? 'x' : '~'
    const after = change(plan, setStatus(plan, item, mark))
    const { start, end } = item.mark.span
    expect(after.source.text).toBe(text.slice(0, start) + mark + text.slice(end))
  }
  return plan.items.length
}

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) return markdownBelow(path)
    return entry.isFile() && isDocument(entry.name) ? [path] : []
  })
}

function isDocument(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name) && !/^licen[cs]e/i.test(name)
}
