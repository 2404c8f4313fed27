import { readFileSync } from 'node:fs'
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
}
import Ajv from 'ajv'
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { runHere } from '../support/harden.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository } from '../support/repository.ts'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const DONE = `# Plan

## Immediate (0-7 days)

- [x] Rotate the signing keys.
  - Owner: SRE
  - Evidence: rotation log
    - 2026-02-20 rotation log read out in the meeting
- [ ] Bound every queue.
  - Owner: SRE
  - Evidence: load test
`
const REOPENED = DONE.replace('[x]', '[ ]')

function withPlan(plan = DONE): TestRepository {
  const repository = newRepository()
  repository.commit('Add the plan', { [PLAN]: plan })
  return repository
}

async function check(repository: TestRepository, ...words: readonly string[]) {
  const printed = await runHere(['check', '--json', ...words], {
    directory: repository.root,
    environment: { ...repository.environment, HARDEN_NOW: '2026-02-20T12:00:00Z' },
  })
  const { diagnostics = [], error } = JSON.parse(printed.stdout)
  const codes = (error ? [error] : diagnostics).map(({ code }: { code: string }) => code)
  return { ...printed, codes }
}

const staged = async (repository: TestRepository, ...words: readonly string[]) =>
  (await check(repository, '--staged', ...words)).codes
const since = async (repository: TestRepository, base: string) =>
  (await check(repository, '--base', base)).codes

describe('--staged', () => {
  test('reads the index, not the work tree', async () => {
    const repository = withPlan()
    repository.write(PLAN, REOPENED)
    expect(await staged(repository)).toEqual([])
    repository.stage({ [PLAN]: REOPENED }).write(PLAN, DONE)
    expect(await staged(repository)).toEqual(['reopened-without-reason'])
  })

  test('a reason in the message allows it; before the message is there it is a warning', async () => {
    const repository = withPlan()
    repository.stage({ [PLAN]: REOPENED }).write('message', 'Reopen\n\nHarden-Reopen: it leaked\n')
    repository.write('silent', 'Reopen\n')
    expect((await check(repository, '--staged', '--fail-on', 'error')).exit).toBe(0)
    expect(await staged(repository, '--message', 'message')).toEqual([])
    const refused = await check(repository, '--staged', '--message', 'silent', '--fail-on', 'error')
    expect(refused).toMatchObject({ exit: 1, codes: ['reopened-without-reason'] })
  })

  test('says nothing of what was there before', async () => {
    const repository = withPlan(DONE.replace('  - Evidence: load test\n', ''))
    repository.stage({ 'a.txt': 'a' })
    expect(await staged(repository)).toEqual([])
    expect((await check(repository)).codes).toEqual([
      'evidence-partial',
      'missing-evidence-requirement',
    ])
  })

  test('a plan that is deleted takes its completed items along', async () => {
    const repository = withPlan()
    repository.git('rm', '--quiet', PLAN)
    expect(await staged(repository)).toEqual(['completed-removed'])
  })

  test('a plan that is renamed is compared with what it was', async () => {
    const repository = withPlan()
    repository.git('mv', PLAN, 'PLAN.md')
    repository.stage({ 'PLAN.md': REOPENED })
    expect(await staged(repository, '--plan', 'PLAN.md')).toEqual(['reopened-without-reason'])
  })

  test('without a plan, and before the first commit, there is nothing to find', async () => {
    const repository = newRepository()
    repository.stage({ 'a.txt': 'a' })
    expect(await staged(repository)).toEqual([])
    repository.stage({ [PLAN]: DONE })
    expect(await staged(repository)).toEqual(['evidence-partial'])
  })

  test('a merge does not bring in what its other side has', async () => {
    const repository = withPlan()
    repository.branch('side').commit('Reopen\n\nHarden-Reopen: it leaked', { [PLAN]: REOPENED })
    repository.switch('main').commit('Work', { 'a.txt': 'a' })
    repository.git('merge', '--quiet', '--no-commit', '--no-ff', 'side')
    repository.write('message', 'Merge side\n')
    expect(await staged(repository, '--message', 'message')).toEqual([])
  })

  test('the configuration says how a plan alone, or code alone, counts', async () => {
    const repository = withPlan()
    const config = { gate: { planAlone: 'warn', codeAlone: 'block' } }
    repository.commit('Configure', { '.hardenrc.json': JSON.stringify(config) })
    repository.stage({ 'a.txt': 'a' })
    expect(await staged(repository)).toEqual(['code-alone'])
    repository.git('rm', '--quiet', '--cached', 'a.txt')
    repository.stage({ [PLAN]: DONE.replace('[ ]', '[~]') })
    expect(await staged(repository)).toEqual(['plan-alone'])
  })
})

describe('--base', () => {
  function branched() {
    const repository = withPlan()
    repository.branch('work')
    return repository
  }

  test('each commit speaks for the items it changes', async () => {
    const repository = branched()
    repository.commit('Reopen', { [PLAN]: REOPENED })
    expect(await since(repository, 'main')).toEqual(['reopened-without-reason'])
    repository.commit('Start\n\nHarden-Reopen: of another', {
      [PLAN]: REOPENED.replace('[ ] Bound', '[~] Bound'),
    })
    expect(await since(repository, 'main')).toEqual(['reopened-without-reason'])
  })

  test('a trailer of the commit that does it allows it, squashed or not', async () => {
    const repository = branched()
    repository.commit('Reopen\n\nHarden-Reopen: it leaked', { [PLAN]: REOPENED })
    expect(await since(repository, 'main')).toEqual([])
  })

  test('compares with where the branch began, not with what the base became', async () => {
    const repository = branched()
    repository.commit('Work', { 'a.txt': 'a' }).trim()
    repository.switch('main').commit('Reword', { [PLAN]: DONE.replace('load test', 'load') })
    repository.switch('work')
    expect(await since(repository, 'main')).toEqual([])
  })

  test.each(['nowhere', 'main:a', '--all', '-p', 'HEAD;id'])('%s is no base', async (ref) => {
    const repository = branched()
    expect((await check(repository, `--base=${ref}`)).exit).toBe(2)
  })

  test('a clone without the base says how to get it', async () => {
    const repository = branched()
    repository.commit('Work', { 'a.txt': 'a' })
    const clone = repository.clone('--depth=1', '--no-single-branch')
    const { exit, stdout } = await check(clone, '--base', 'origin/main')
    expect(exit).toBe(2)
    expect(stdout).toContain('fetch-depth: 0')
  })
})

describe('a baseline', () => {
  const DEBT = DONE.replace('    - 2026-02-20 rotation log read out in the meeting\n', '')

  test('makes day one green, counts the known in one line, and lets nothing new through', async () => {
    const repository = withPlan(DEBT)
    expect((await check(repository)).exit).toBe(1)
    expect((await check(repository, '--update-baseline')).exit).toBe(0)
    const { exit, stderr, stdout } = await check(repository)
    expect([exit, stderr]).toEqual([
      0,
      'harden: 1 known finding is not counted: .harden-baseline.json\n',
    ])
    expect(JSON.parse(stdout).known).toBe(1)
    repository.write(PLAN, `\n\n${DEBT.replace('[ ]', '[x]')}`)
    expect((await check(repository)).codes).toEqual(['completed-without-evidence'])
  })

  test('lies where it is told, and must be one', async () => {
    const repository = withPlan(DEBT)
    await check(repository, '--update-baseline', '--baseline', 'known.json')
    expect(JSON.parse(readFileSync(repository.path('known.json'), 'utf8')).findings).toHaveLength(1)
    expect((await check(repository)).exit).toBe(1)
    expect((await check(repository, '--baseline', 'known.json')).exit).toBe(0)
    expect((await check(repository, '--baseline', 'none.json')).exit).toBe(2)
    expect((await check(repository, '--baseline', PLAN)).exit).toBe(2)
  })

  test('takes no change for known', async () => {
    const repository = withPlan(DEBT)
    expect((await check(repository, '--update-baseline', '--staged')).exit).toBe(2)
  })
})

describe('one change, told in every format', () => {
  /** What a machine reads of each format: code, line and fingerprint, as far as it has them. */
  async function told(repository: TestRepository) {
    const printed = async (format: string) => {
      const setting = { directory: repository.root, environment: repository.environment }
      const words = ['check', '--base', 'main', '--format', format]
      return (await runHere(words, setting)).stdout
    }
    const sarif = JSON.parse(await printed('sarif'))
    const json = JSON.parse(await printed('json')).diagnostics
    const pairs = (text: string, shape: RegExp) =>
      [...text.matchAll(shape)].map(([, ...groups]) => groups.join(' '))
    return {
      sarif,
      fingerprints: json.map(({ fingerprint }: { fingerprint: string }) => fingerprint),
      found: {
        json: json.map(({ code, line }: { code: string; line: number }) => `${code} ${line}`),
        sarif: sarif.runs[0].results.map(
          (result: {
            ruleId: string
            locations: [{ physicalLocation: { region: { startLine: number } } }]
          }) => `${result.ruleId} ${result.locations[0].physicalLocation.region.startLine}`,
        ),
        junit: pairs(await printed('junit'), /classname="([\w-]+)"[^>]* line="(\d+)"/g),
        github: pairs(await printed('github'), /line=(\d+),col=\d+,title=([\w-]+)/g).map((pair) =>
          pair.split(' ').reverse().join(' '),
        ),
        text: pairs(await printed('text'), /:(\d+):\d+ \w+ .*\[([\w-]+)\]$/gm).map((pair) =>
          pair.split(' ').reverse().join(' '),
        ),
      },
    }
  }

  test('is the same, as its schema says, with fingerprints that lines do not move', async () => {
    const repository = withPlan()
    repository.branch('work').commit('Reopen and tick', {
      [PLAN]: DONE.replace('[ ]', '[o]').replace('[x]', '[ ]').replace('[o]', '[x]'),
    })
    const { sarif, found, fingerprints } = await told(repository)
    const ajv = new Ajv({ schemaId: 'auto', validateSchema: false })
    ajv.addMetaSchema(draft4)
    const validate = ajv.compile(sarifSchema)
    validate(sarif)
    expect(validate.errors).toBeNull()
    expect(found.json).toEqual(['reopened-without-reason 5', 'completed-without-evidence 9'])
    for (const list of Object.values(found)) expect(list).toEqual(found.json)
    const print = (result: { partialFingerprints: Record<string, string> }) =>
      result.partialFingerprints['harden/v1']
    expect(sarif.runs[0].results.map(print)).toEqual(fingerprints)
    expect(new Set(fingerprints).size).toBe(2)
    const now = readFileSync(repository.path(PLAN), 'utf8')
    repository.commit('Say more above', {
      [PLAN]: now.replace('# Plan\n', '# Plan\n\nOne.\n\nTwo.\n'),
    })
    const shifted = await told(repository)
    expect(shifted.found.json[0]).toBe('reopened-without-reason 9')
    expect(shifted.fingerprints).toEqual(fingerprints)
  })
})
