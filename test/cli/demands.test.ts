import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runHere } from '../support/harden.ts'
import { newRepository } from '../support/repository.ts'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const PLAN_TEXT = `# Plan

## Immediate (0-7 days)

- [~] Gate releases
  - Owner: QA
  - Evidence: workflow files + passing run links

## Short Term (1-6 weeks)

- [~] Publish the objectives
  - Owner: SRE
  - Evidence: the usual
`
const RUN = 'https://github.com/ada/shop/actions/runs/4711'
const PAGE = 'https://status.example.com/slo'

/** A repository with a workflow in it, and harden under this configuration. */
function scene(config: object, plan = PLAN_TEXT) {
  const repository = newRepository()
  const configure = (value: object) => repository.write('.hardenrc.json', JSON.stringify(value))
  repository.commit('Add the plan', { [PLAN]: plan, '.github/workflows/ci.yml': 'on: push\n' })
  repository.git('remote', 'add', 'origin', 'https://github.com/ada/shop.git')
  configure(config)
  const setting = {
    directory: repository.root,
    environment: { ...repository.environment, HARDEN_NOW: '2026-02-20' },
  }
  const harden = (...words: readonly string[]) => runHere(words, setting)
  const json = async (...words: readonly string[]) =>
    JSON.parse((await harden(...words, '--json')).stdout)
  return {
    repository,
    configure,
    harden,
    json,
    text: () => readFileSync(repository.path(PLAN), 'utf8'),
    /** What says whether an item is proven: codes of check, the list of unproven, the next item. */
    verdicts: async () => {
      const { diagnostics } = await json('check', '--fail-on', 'error')
      const { items } = await json('list', '--unproven')
      const { next } = await json('next')
      return {
        codes: diagnostics.map(
          ({ code, severity }: Record<string, string>) => `${severity} ${code}`,
        ),
        unproven: items.map(({ code }: { code: string }) => code),
        next: next?.code ?? null,
      }
    },
  }
}

describe('minimumGrade', () => {
  test('done refuses less, and says what would do', async () => {
    const { harden, text } = scene({ minimumGrade: { Immediate: 'A', '*': 'C' } })
    const { exit, stderr } = await harden('done', 'I1', '-e', RUN, '-e', 'note:seen')
    expect({ exit, stderr }).toEqual({
      exit: 1,
      stderr:
        'harden: I1 asks for evidence of grade A (content pinned in git), and the best is D (a bare address, a number or words)\n→ harden done I1 -e <file or commit>\n',
    })
    expect((await harden('done', 'S1', '-e', PAGE)).stderr).toContain(
      '→ harden done S1 -e <address> --online --digest',
    )
    expect(text()).toBe(PLAN_TEXT)
    expect((await harden('done', 'I1', '-e', RUN, '-e', '.github/workflows')).exit).toBe(0)
  })

  test('a command as evidence reaches A before it is run', async () => {
    const { harden, text } = scene({ minimumGrade: { Immediate: 'A' } })
    expect((await harden('done', 'I1', '--run', 'echo fine')).exit).toBe(0)
    expect(text()).toContain('[x] Gate releases')
  })

  test('what was completed before is open again, wherever that is told', async () => {
    const { repository, configure, harden, verdicts, json } = scene({})
    expect((await harden('done', 'S1', '-e', PAGE)).exit).toBe(0)
    expect((await harden('done', 'I1', '-e', '.github/workflows/ci.yml', '-e', RUN)).exit).toBe(0)
    expect(await verdicts()).toEqual({ codes: [], unproven: [], next: null })
    configure({ minimumGrade: { '*': 'B' } })
    expect(await verdicts()).toEqual({
      codes: ['error evidence-grade'],
      unproven: ['S1'],
      next: 'S1',
    })
    expect((await harden('next')).stdout).toContain(
      'prove  the usual\n           lacks  evidence of grade B; the best is D\n',
    )
    expect((await harden('evidence', 'verify', 'S1')).stdout).toMatch(
      /prove {2}the usual \(grade B or better\)\n {4}2026-02-20 {2}D {2}status.example.com\/slo/,
    )
    const { items, records } = await json('evidence', 'list', 'S1')
    expect([items[0].minimumGrade, records[0].grade]).toEqual(['B', 'D'])
    repository.commit('Show it', { 'docs/slo.md': '# SLO\n' })
    expect((await harden('evidence', 'add', 'S1', 'docs/slo.md')).exit).toBe(0)
    expect(await verdicts()).toEqual({ codes: [], unproven: [], next: null })
    // Better evidence that is gone leaves the lesser alone.
    repository.git('rm', '--quiet', 'docs/slo.md')
    expect(await verdicts()).toMatchObject({
      codes: ['error evidence-grade', 'error evidence-missing'],
      unproven: ['S1'],
      next: 'S1',
    })
  })

  test('an item without any evidence is open where some is demanded', async () => {
    const { verdicts } = scene({ minimumGrade: { S: 'C' } }, PLAN_TEXT.replaceAll('[~]', '[x]'))
    expect(await verdicts()).toEqual({
      codes: ['error completed-without-evidence', 'error completed-without-evidence'],
      unproven: ['I1', 'S1'],
      next: 'S1',
    })
  })

  test.each([['done', 'I1', '-e', RUN], ['check'], ['next'], ['list', '--unproven']])(
    'of a horizon there is not is a mistake: %s',
    async (...words) => {
      const { harden } = scene({ minimumGrade: { Imediate: 'A' } })
      expect(await harden(...words)).toEqual({
        exit: 2,
        stdout: '',
        stderr: expect.stringContaining(
          'Unexpected horizon "Imediate" in "minimumGrade", expected one of I (Immediate), S (Short Term)',
        ),
      })
    },
  )

  test('takes no other grades', async () => {
    const { harden } = scene({ minimumGrade: { I: 'E' } })
    expect(await harden('check')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('.hardenrc.json: "minimumGrade.I"'),
    })
  })
})

describe('coverage', () => {
  const half = ['done', 'I1', '-e', '.github/workflows/ci.yml']

  test('that is partial is told by done and warned of by check', async () => {
    const { harden, verdicts } = scene({})
    const { exit, stderr } = await harden(...half)
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: 'harden: not everything is shown that I1 asks for: "passing run links" (a CI run)\n',
    })
    expect(await verdicts()).toEqual({
      codes: ['warning evidence-partial'],
      unproven: [],
      next: null,
    })
  })

  test('strictCoverage refuses it, and opens what was completed so', async () => {
    const { configure, harden, verdicts, text } = scene({ strictCoverage: true })
    expect(await harden(...half)).toEqual({
      exit: 1,
      stdout: '',
      stderr:
        'harden: I1 must show more: "passing run links" (a CI run)\n→ harden done I1 -e <a CI run>\n',
    })
    const run = await harden('done', 'I1', '--run', 'no-such-program-anywhere')
    expect(run.stderr).toContain('I1 must show more')
    expect(text()).toBe(PLAN_TEXT)
    configure({})
    await harden(...half)
    configure({ strictCoverage: true })
    expect(await verdicts()).toEqual({
      codes: ['error evidence-partial'],
      unproven: ['I1'],
      next: 'I1',
    })
    expect((await harden('next')).stdout).toContain('lacks  passing run links (a CI run)')
    expect((await harden('check', '--fail-on', 'error')).exit).toBe(1)
    // What is there already counts.
    expect((await harden('done', 'I1', '-e', RUN)).exit).toBe(0)
    expect(await verdicts()).toEqual({ codes: [], unproven: [], next: null })
  })
})

describe('what is to be known of evidence that passes', () => {
  test('is told, by add and repin too', async () => {
    const { repository, harden } = scene({})
    repository.commit('Show it', { 'docs/slo.md': '# SLO\n' })
    repository.write('docs/slo.md', '# SLO\n\nMore.\n')
    const words =
      'docs/slo.md is pinned as staged, without the changes made since; git add docs/slo.md'
    expect((await harden('evidence', 'add', 'S1', 'docs/slo.md')).stderr).toContain(words)
    expect((await harden('evidence', 'repin', 'S1', 'docs/slo.md')).stderr).toContain(words)
    expect((await harden('done', 'S1', '-e', 'docs/slo.md')).stderr).toContain(words)
    const page = 'https://github.com/ada/shop/blob/main/docs/slo.md'
    expect((await harden('evidence', 'add', 'S1', page)).stderr).toBe(
      'harden: github.com/ada/shop/blob/main/docs/slo.md: its address is sound; whether it answers was not asked; record the file itself, which can be pinned: docs/slo.md\n',
    )
  })
})
