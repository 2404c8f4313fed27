import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { runHere } from '../../support/harden.ts'
import type { TestRepository } from '../../support/repository.ts'
import { newRepository, temporaryFolder } from '../../support/repository.ts'

/** What `harden` alone says of the last review. */

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const TEXT = `# Plan

## Immediate

- [ ] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log

## Weekly Review Cadence

- Every Friday UTC
`
const HELD = 'Hold the review\n\nHarden-Review: 2026-02-06\n'

let repository: TestRepository

beforeEach(() => {
  repository = newRepository()
  repository.commit('Add the plan', { [PLAN]: TEXT })
})

async function status(day: string, directory = repository.root) {
  const environment = { ...repository.environment, HARDEN_NOW: `${day}T12:00:00Z` }
  const text = await runHere([], { directory, environment })
  const json = await runHere(['--json'], { directory, environment })
  const { review } = JSON.parse(json.stdout) as { review: unknown }
  return {
    text: text.stdout
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.replace(/ · 1 warning.*/, ''),
    review,
  }
}

describe('harden alone', () => {
  test('says when the last review was held', async () => {
    repository.commit(HELD, { 'x.md': 'x\n' })
    expect(await status('2026-02-11')).toEqual({
      text: 'review every Friday UTC, next 2026-02-13 · last held 2026-02-06',
      review: { weekday: 'Friday', zone: 'UTC', next: '2026-02-13', last: '2026-02-06', missed: 0 },
    })
  })

  test('asks for none on a day on which it was held', async () => {
    repository.commit(HELD, { 'x.md': 'x\n' })
    const { text } = await status('2026-02-06')
    expect(text).toBe('review every Friday UTC, next 2026-02-13 · last held 2026-02-06')
  })

  test('counts the review days since then', async () => {
    repository.commit(HELD, { 'x.md': 'x\n' })
    const { text, review } = await status('2026-02-27')
    expect(text).toBe('review every Friday UTC, today · 2 reviews missed since 2026-02-06')
    expect(review).toMatchObject({ last: '2026-02-06', missed: 2 })
  })

  test('knows one whether or not the plan changed with it or after it', async () => {
    expect((await status('2026-02-11')).review).toMatchObject({ last: null, missed: 0 })
    repository.commit(HELD, { 'x.md': 'x\n' })
    expect((await status('2026-02-11')).review).toMatchObject({ last: '2026-02-06' })
    repository.commit('Go on', { [PLAN]: TEXT.replace('[ ]', '[~]') })
    expect((await status('2026-02-11')).review).toMatchObject({ last: '2026-02-06' })
    repository.commit(HELD.replace('02-06', '02-13'), { [PLAN]: TEXT })
    writeFileSync(repository.path(PLAN), TEXT.replace('Rotate', 'Replace'))
    expect((await status('2026-02-14')).review).toMatchObject({ last: '2026-02-13' })
  })

  test('forgets one that is no longer in the history', async () => {
    repository.commit(HELD, { 'x.md': 'x\n' })
    await status('2026-02-11')
    repository.git('reset', '--quiet', '--hard', 'HEAD~1')
    expect((await status('2026-02-11')).review).toMatchObject({ last: null })
  })

  test('knows of none outside a repository', async () => {
    const directory = join(temporaryFolder(), 'bare')
    mkdirSync(directory)
    writeFileSync(join(directory, PLAN), TEXT)
    const { text, review } = await status('2026-02-11', directory)
    expect(text).toBe('review every Friday UTC, next 2026-02-13')
    expect(review).toMatchObject({ last: null, missed: 0 })
  })
})
