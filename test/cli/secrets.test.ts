import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { INNOCENT, SECRETS } from '../evidence/secret-samples.ts'
import { runHere } from '../support/harden.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository } from '../support/repository.ts'

const PLAN = 'PRODUCTION_HARDENING_PLAN.md'

/** Plan, with a line below the item's evidence for each of these. */
function planWith(lines: readonly string[], mark = 'x'): string {
  const rows = lines.map((line) => `    - 2026-02-20 ${line}\n`).join('')
  return `# Plan\n\n## Immediate (0-7 days)\n\n- [${mark}] Gate releases\n  - Owner: QA\n  - Evidence: links\n${rows}\n## Queue (next 5)\n\n1. Gate releases\n`
}

function scene(plan: string, config?: object) {
  const repository = newRepository()
  repository.commit('Add the plan', {
    [PLAN]: plan,
    ...(config ? { '.hardenrc.json': JSON.stringify(config) } : {}),
  })
  const harden = (words: readonly string[], now = '2026-02-20') =>
    runHere(words, {
      directory: repository.root,
      environment: { ...repository.environment, HARDEN_NOW: now },
    })
  return { repository, harden }
}

/** Every file below a folder, git's own included, with its bytes. */
function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  )
}

/** Files that hold a value, without those that the test itself put it in. */
function traces(repository: TestRepository, values: readonly string[]): string[] {
  return [...contents(repository.root)]
    .filter(([path]) => !path.endsWith(PLAN))
    .flatMap(([path, bytes]) => values.filter((value) => bytes.includes(value)).map(() => path))
}

/** Samples that can stand as the target of a link. */
const LINKS = SECRETS.filter(({ text }) => /^(?:https?|docs)\S+$/.test(text))
const asLink = (text: string) => `[run](<${text}>)`

describe('a plan that holds secrets', () => {
  const REFUSING = [
    ['check'],
    ['check', '--json'],
    ['check', '--format', 'sarif'],
    ['check', '--format', 'github'],
    ['check', '--format', 'junit'],
    ['check', '--format', 'markdown'],
    ['check', '--staged', '--json'],
    ['evidence', 'verify'],
    ['evidence', 'verify', '--json', '--strict'],
    ['evidence', 'list'],
    ['evidence', 'list', '--json'],
    ['list', '--unproven', '--json'],
    ['done', 'I1', '--json'],
    ['next', '--json'],
  ]

  test('has them shown by no command that refuses them, and kept nowhere', async () => {
    expect(LINKS.length).toBeGreaterThanOrEqual(40)
    const values = LINKS.map(({ value }) => value)
    const { repository, harden } = scene('# Nothing yet\n')
    repository.write(PLAN, planWith(LINKS.map(({ text }) => asLink(text))))
    const before = contents(repository.root)
    for (const words of REFUSING) {
      if (words.includes('--staged')) repository.git('add', PLAN)
      const { stdout, stderr, exit } = await harden(words)
      expect([words, exit]).not.toEqual([words, 70])
      const seen = values.filter((value) => `${stdout}${stderr}`.includes(value))
      expect({ words, seen }).toEqual({ words, seen: [] })
    }
    expect(traces(repository, values)).toEqual([])
    expect(contents(repository.root).get(repository.path(PLAN))).toBe(
      before.get(repository.path(PLAN)),
    )
  }, 120_000)

  test('is refused by check and by verify, record by record', async () => {
    const { harden } = scene(planWith(LINKS.map(({ text }) => asLink(text))))
    const verified = JSON.parse((await harden(['evidence', 'verify', '--json'])).stdout)
    expect(verified.states.refused).toBe(LINKS.length)
    const { stdout, exit } = await harden(['check', '--json'])
    const codes = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code)
    expect(exit).toBe(1)
    expect(codes.filter((code: string) => code === 'evidence-refused')).toHaveLength(LINKS.length)
    expect(codes.filter((code: string) => code === 'secret-in-plan').length).toBeGreaterThanOrEqual(
      40,
    )
  })

  test('cannot hide one more of a kind behind those that are known', async () => {
    const [first, second] = LINKS.filter(({ rule }) => rule === 'secret-parameter')
    const { repository, harden } = scene(planWith([asLink(first?.text ?? '')]))
    await harden(['check', '--update-baseline'])
    expect((await harden(['check', '--fail-on', 'error'])).exit).toBe(0)
    const more = planWith([second, first].map((sample) => asLink(sample?.text ?? '')))
    repository.stage({ [PLAN]: more })
    for (const words of [['check'], ['check', '--staged']]) {
      const { stdout } = await harden([...words, '--json'])
      expect(stdout).toContain('"code":"secret-in-plan"')
    }
  })
})

test('innocent links are taken as evidence, and found sound ever after', async () => {
  const links = INNOCENT.filter((text) => /^https?:\/\/[^\s<>$]+$/.test(text))
  const words = INNOCENT.filter((text) => !links.includes(text) && !/[<>$]/.test(text))
  expect(links.length + words.length).toBeGreaterThanOrEqual(40)
  const { harden } = scene(planWith([], '~'))
  const given = [...links.map((link) => `url:${link}`), ...words.map((each) => `note:${each}`)]
  const added = await harden(['evidence', 'add', 'I1', ...given])
  expect({ exit: added.exit, stderr: added.stderr.split('\n')[0] }).toMatchObject({ exit: 0 })
  const { records } = JSON.parse((await harden(['evidence', 'list', '--json'])).stdout)
  expect(records).toHaveLength(given.length)
  const states = new Set(records.map(({ state }: { state: string }) => state))
  expect([...states]).toEqual(['unverifiable'])
  const { stdout } = await harden(['check', '--json'])
  expect(stdout).not.toContain('secret-in-plan')
})

describe('an allowance', () => {
  const value = ['token', '=', 'd8f0a1b2c3d4e5f6a7b8'].join('')
  const link = `https://ci.example.com/x?${value}`
  const sha256 = createHash('sha256').update(value).digest('hex')
  const allowing = (until: string, digest = sha256) => ({
    allowSecrets: [{ sha256: digest, reason: 'a key of the sandbox, in the manual', until }],
  })

  test('is told by its digest where a value is refused', async () => {
    const { harden } = scene(planWith([asLink(link)], '~'))
    const told = [
      await harden(['evidence', 'add', 'I1', link]),
      await harden(['evidence', 'add', 'I1', 'words', '--note', link]),
      await harden(['check']),
    ]
    for (const { stdout, stderr } of told) {
      expect(`${stdout}${stderr}`).toContain(`in allowSecrets: sha256 ${sha256}`)
      expect(`${stdout}${stderr}`).not.toContain(value)
    }
  })

  test('lets the value pass, in references, in words and in the plan, until its day', async () => {
    const { repository, harden } = scene(planWith([], '~'), allowing('2026-02-20'))
    expect((await harden(['evidence', 'add', 'I1', link])).exit).toBe(0)
    expect((await harden(['evidence', 'add', 'I1', 'note:seen', '--note', 'here'])).exit).toBe(0)
    expect((await harden(['evidence', 'add', 'I1', `note:seen at ${link}`])).exit).toBe(0)
    const text = readFileSync(repository.path(PLAN), 'utf8')
    expect(text).toContain(value)
    expect((await harden(['check', '--json'])).stdout).not.toContain('secret')
    expect((await harden(['evidence', 'verify', '--json'])).stdout).toContain('"refused":0')
    const later = '2026-02-21'
    const check = await harden(['check'], later)
    expect(check.exit).toBe(1)
    expect(check.stdout).toContain('its allowance ended on 2026-02-20')
    const add = await harden(['evidence', 'add', 'I1', `${link}&more=1`], later)
    expect(add).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('its allowance ended on 2026-02-20'),
    })
    expect(
      JSON.parse((await harden(['evidence', 'verify', '--json'], later)).stdout).states,
    ).toMatchObject({
      refused: 2,
    })
  })

  test('lets no other value pass', async () => {
    const { harden } = scene(planWith([], '~'), allowing('2026-12-31'))
    for (const other of [`${link}9`, link.replace('x?', 'x?a=1&to%6ben=e4f5a6b7&')]) {
      expect((await harden(['evidence', 'add', 'I1', other])).exit).toBe(1)
    }
  })

  test.each([
    ['a digest that is none', { ...allowing('2026-12-31', 'd8f0') }, 'sha256'],
    ['a day that is none', allowing('2026-02-30'), 'until'],
    ['no reason', { allowSecrets: [{ sha256, reason: ' ', until: '2026-12-31' }] }, 'reason'],
    [
      'the value itself',
      { allowSecrets: [{ value, reason: 'x', until: '2026-12-31' }] },
      '"value"',
    ],
    ['no end', { allowSecrets: [{ sha256, reason: 'x' }] }, 'until'],
  ])('with %s is no configuration', async (_, config, key) => {
    const { harden } = scene(planWith([], '~'), config)
    const { exit, stderr } = await harden(['check'])
    expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining(key) })
  })
})
