import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runHere } from '../support/harden.ts'
import { newRepository } from '../support/repository.ts'

const SEED = readFileSync(join(import.meta.dirname, '../../PRODUCTION_HARDENING_PLAN.md'), 'utf8')
const OUTAGE = SEED.replace(
  '  - Owner: Support + SRE\n',
  '  - Owner: Support + SRE\n  - Risk: detect 30m, repair 4h, users 50%, every 90d\n',
)

/** Runs harden in a repository with this configuration. */
async function harden(config: object | null, ...words: string[]) {
  const repository = newRepository()
  repository.commit(
    'Add the plan',
    {
      'PRODUCTION_HARDENING_PLAN.md': OUTAGE,
      ...(config === null ? {} : { '.hardenrc.json': JSON.stringify(config) }),
    },
    '2026-02-14',
  )
  return runHere([...words, '--now', '2026-02-20'], {
    directory: repository.root,
    environment: repository.environment,
  })
}

describe('the availability of the configuration', () => {
  test.each([
    [null, { target: 99.9, targetSource: 'default' }, 'very-high'],
    [{ availability: 99.5 }, { target: 99.5, targetSource: 'configuration' }, 'moderate'],
  ])('%j decides the band of an outage', async (config, reliability, band) => {
    const { stdout } = await harden(config, 'show', 'I5', '--json')
    expect(JSON.parse(stdout).items[0].risk).toMatchObject({ band, reliability, source: 'stated' })
  })

  test('ranks by it', async () => {
    const first = async (config: object) =>
      JSON.parse((await harden(config, 'rerank', '--dry-run', '--json')).stdout).ranking[0].code
    expect(await first({})).toBe('I5')
    expect(await first({ availability: 90 })).toBe('I1')
  })

  test.each([0, 100, '99.9'])('is refused where it leaves no budget: %j', async (availability) => {
    const { exit, stderr } = await harden({ availability }, 'show', 'I5')
    expect(exit).toBe(2)
    expect(stderr).toMatch(/"availability": /)
  })
})

describe('the services of the configuration', () => {
  const titles = async (config: object | null, name: string) => {
    const { stdout } = await harden(config, 'list', '--service', name, '--json')
    return JSON.parse(stdout).items.map(({ code }: { code: string }) => code)
  }

  test('add to what the items name themselves', async () => {
    expect(await titles(null, 'comms-service')).toEqual(['I4'])
    const services = { comms_service: { items: ['S2'], words: ['incident runbook'] } }
    expect(await titles({ services }, 'comms service')).toEqual(['I4', 'I5', 'S2'])
  })

  test('are refused with a key that nobody knows', async () => {
    const { exit, stderr } = await harden({ services: { a: { item: ['S2'] } } }, 'list')
    expect(exit).toBe(2)
    expect(stderr).toMatch('item')
  })
})
