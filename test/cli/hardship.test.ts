import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BIN, runBuilt } from '../support/harden.ts'
import { HERMETIC, newRepository, temporaryFolder } from '../support/repository.ts'

/** The built harden where things go wrong: crowds, kills, full disks, files that may not be written. */
const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const SEED = readFileSync(join(import.meta.dirname, '../..', PLAN), 'utf8')
const environment = { ...HERMETIC, LC_ALL: 'C.UTF-8', HARDEN_NOW: '2026-02-20' }

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve))
}

describe('Sixteen processes adding evidence to one plan', () => {
  test('lose no acknowledged record, not even when some are killed', async () => {
    const repository = newRepository()
    repository.commit('Add the plan', { [PLAN]: SEED })
    const workers = Array.from({ length: 16 }, (_, worker) => {
      const words = [BIN, 'evidence', 'add', 'I5', `note:seen by worker ${worker}`]
      const child = spawn(process.execPath, words, {
        cwd: repository.root,
        env: environment,
        stdio: 'ignore',
      })
      const isKilled = worker % 4 === 3
      if (isKilled) child.once('spawn', () => child.kill('SIGKILL'))
      return { worker, exit: ended(child) }
    })
    const results = await Promise.all(
      workers.map(async ({ worker, exit }) => ({ worker, exit: await exit })),
    )
    const text = readFileSync(repository.path(PLAN), 'utf8')
    const acknowledged = results.filter(({ exit }) => exit === 0)
    // On a slow machine the last in the crowd may be told to try again.
    for (const { exit } of results) expect([0, 5, null]).toContain(exit)
    expect(acknowledged.length).toBeGreaterThanOrEqual(6)
    for (const { worker } of acknowledged) expect(text).toContain(`seen by worker ${worker}\n`)

    // The next run goes through, and nothing of the killed ones stays.
    expect(runBuilt(['start', 'I1'], { directory: repository.root, environment }).exit).toBe(0)
    expect(readdirSync(repository.root).sort()).toEqual(['.git', PLAN])
    const left = readdirSync(repository.path('.git', 'harden')).filter((name) =>
      /\.(lock|tmp)/.test(name),
    )
    expect(left).toEqual([])
  })
})

describe('A plan that cannot be written', () => {
  test.skipIf(process.getuid?.() !== 0)('on a full disk is left as it was', () => {
    const folder = join(temporaryFolder(), 'small')
    mkdirSync(folder)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    if (mounted.status !== 0) return
    onTestFinished(() => void spawnSync('umount', [folder]))
    const plan = SEED.repeat(8)
    writeFileSync(join(folder, PLAN), plan)
    const { exit, stderr } = runBuilt(['stop', 'I1', 'I2'], { directory: folder, environment })
    expect(exit).toBe(0)
    const full = runBuilt(['start', 'I1'], { directory: folder, environment })
    expect(full.exit, stderr).toBe(5)
    expect(full.stderr).toMatch(/no space|full/i)
    expect(readFileSync(join(folder, PLAN), 'utf8')).toBe(plan)
    expect(readdirSync(folder)).toEqual([PLAN])
  })

  test.skipIf(process.getuid?.() !== 0)('because it is read-only is refused', () => {
    const folder = temporaryFolder()
    const file = join(folder, PLAN)
    writeFileSync(file, SEED)
    chmodSync(file, 0o444)
    chmodSync(folder, 0o777)
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'start', 'I1'], {
      cwd: folder,
      env: environment,
      uid: 65_534,
      encoding: 'utf8',
    })
    expect(status).toBe(5)
    expect(stderr).toContain('→')
    expect(readFileSync(file, 'utf8')).toBe(SEED)
  })
})

describe('A text made to hang or to overflow a reader', () => {
  const texts = {
    '8,000 quotes': `${'> '.repeat(8_000)}x\n`,
    '2,000 bullets and 2,000 blank lines': `${'- '.repeat(2_000)}x\n${'\n'.repeat(2_000)}`,
    'a list nested 500 deep': Array.from(
      { length: 500 },
      (_, depth) => `${'  '.repeat(depth)}- [ ] x`,
    ).join('\n'),
    'one line of 5 MB': `# Plan\n\n- [ ] ${'x'.repeat(5_000_000)}\n`,
    'emphasis without end': `${'*a **a '.repeat(1_000)}\n`,
    'stars and underscores': `${'*a_ '.repeat(8_000)}\n`,
    'brackets without end': `${'['.repeat(200_000)}\n`,
  }

  test.each(Object.entries(texts))('%s: a result or a refusal, with a place', (_name, text) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, PLAN), text)
    const { exit, stderr } = runBuilt(['list'], { directory: folder, environment })
    expect([0, 4]).toContain(exit)
    if (exit === 4) expect(stderr).toMatch(/\b\d+:\d+/)
  })
})

test('A plan of strangers that takes long to read is refused, and nothing is written', () => {
  const folder = temporaryFolder()
  const row = `${'|a'.repeat(4_000)}|\n`
  const text = `# Plan\n\n${row}${row.replaceAll('a', '-')}${row.repeat(60)}\n- [ ] One\n`
  writeFileSync(join(folder, PLAN), text)
  for (const side of ['base', 'ours', 'theirs']) {
    writeFileSync(join(folder, `${side}.md`), text.replace('Plan', side))
  }
  const merge = ['merge-driver', 'base.md', 'ours.md', 'theirs.md', '7', PLAN]
  for (const words of [['start', 'I1'], ['check', '--json'], ['review'], merge]) {
    const strict = { ...environment, HARDEN_UNTRUSTED: '1' }
    const { exit, stdout, stderr } = runBuilt(words, { directory: folder, environment: strict })
    expect(exit, stderr).toBe(4)
    expect(stdout + stderr).toContain('more than 2 s to read')
  }
  expect(readFileSync(join(folder, PLAN), 'utf8')).toBe(text)
  expect(readFileSync(join(folder, 'ours.md'), 'utf8')).toBe(text.replace('Plan', 'ours'))
  writeFileSync(join(folder, PLAN), SEED)
  const strict = { ...environment, HARDEN_UNTRUSTED: '1' }
  expect(runBuilt(['next'], { directory: folder, environment: strict }).exit).toBe(0)
})

test('Bytes that are no UTF-8 are named by their offset, and nothing is written', () => {
  const folder = temporaryFolder()
  const bytes = Buffer.concat([Buffer.from(SEED), Buffer.from([0xc3, 0x28])])
  writeFileSync(join(folder, PLAN), bytes)
  const { exit, stderr } = runBuilt(['start', 'I1'], { directory: folder, environment })
  expect(exit).toBe(4)
  expect(stderr).toContain(String(Buffer.byteLength(SEED)))
  expect(readFileSync(join(folder, PLAN))).toEqual(bytes)
})
