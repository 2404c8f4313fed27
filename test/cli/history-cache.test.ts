import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { nodePorts } from '../../src/ports/node.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import { runHere } from '../support/harden.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'
import { AFTERWARDS, PLAN, play, SCRIPT } from '../support/twelve-weeks.ts'

/** A few weeks of the script. */
function weeks(scenes = SCRIPT.slice(0, 6)): TestRepository {
  const repository = newRepository()
  play(repository, scenes)
  return repository
}

async function harden(repository: TestRepository, ...words: readonly string[]) {
  const environment = { ...repository.environment, HARDEN_NOW: AFTERWARDS, LC_ALL: 'C.UTF-8' }
  return runHere(words, { directory: repository.root, environment })
}

/** What everything that rests on history says. */
async function everything(repository: TestRepository): Promise<string> {
  const printed = [
    await harden(repository, 'log', '--all', '--json'),
    await harden(repository, 'next', '--json'),
  ]
  return printed.map(({ stdout, stderr }) => stdout + stderr).join('')
}

/** The same, read anew from git alone. */
async function anew(repository: TestRepository): Promise<string> {
  const kept = repository.path('.git/harden')
  const aside = `${temporaryFolder()}/harden`
  renameSync(kept, aside)
  const said = await everything(repository)
  rmSync(kept, { recursive: true })
  renameSync(aside, kept)
  return said
}

/** The subcommands of git that a command runs. */
async function runsOf(repository: TestRepository, ...words: readonly string[]): Promise<string[]> {
  const runs: string[] = []
  const environment = { ...repository.environment, HARDEN_NOW: AFTERWARDS }
  const silent = {
    write: async () => undefined,
    isTTY: false,
    columns: null,
    colourLevel: 0 as const,
    hyperlinks: false,
    unicode: true,
  }
  await main(words, {
    ...nodePorts(),
    directory: repository.root,
    environment,
    git: async (from) =>
      nodeGit(from, { environment, observe: ([subcommand = '']) => runs.push(subcommand) }),
    terminal: { stdout: silent, stderr: silent, stdin: { isTTY: false } },
  })
  return runs
}

describe('the cache', () => {
  test('starts no process while HEAD stays, whatever command it is', async () => {
    const repository = weeks()
    const cold = await runsOf(repository, 'log')
    expect(cold).toEqual(['rev-list', 'diff-tree', 'cat-file', 'cat-file', 'rev-list'])
    for (const command of ['log', 'stats', 'next', 'status', 'list', 'show S1 --history']) {
      const runs = await runsOf(repository, ...command.split(' '))
      // Whatever has evidence is looked up in git; history is not.
      expect(runs.filter((run) => run === 'rev-list' || run === 'diff-tree')).toEqual([])
    }
    expect(await runsOf(repository, 'log')).toEqual([])
    await harden(repository, 'start', 'S1')
    expect(await runsOf(repository, 'log')).toEqual([])
  })

  test('reads only what is new after a commit', async () => {
    const repository = weeks()
    await everything(repository)
    play(repository, SCRIPT.slice(6, 7))
    const runs = await runsOf(repository, 'log')
    expect(runs).not.toContain('diff-tree')
    repository.commit('Elsewhere', { 'x.md': 'x\n' })
    const reads = await runsOf(repository, 'next')
    // The last one looks for a review among the new commits.
    expect(reads.slice(0, 4)).toEqual(['rev-list', 'rev-list', 'cat-file', 'rev-list'])
    expect(await runsOf(repository, 'next')).toEqual(reads.slice(4))
    expect(await everything(repository)).toBe(await anew(repository))
  })

  test('goes on where HEAD does, through merges that turn back too', async () => {
    const repository = weeks(SCRIPT.slice(0, 3))
    await everything(repository)
    const steps: (() => unknown)[] = [
      () => repository.commit('Elsewhere', { 'x.md': 'x\n' }),
      () => {
        repository.branch('side').switch('main')
        play(repository, SCRIPT.slice(5, 6))
      },
      () => {
        repository.switch('side')
        play(repository, SCRIPT.slice(3, 4))
        repository.switch('main')
        repository.merge('side', 'Merge')
      },
      () => {
        repository.git('branch', 'old', 'HEAD~2')
        repository.git('checkout', '--quiet', 'old', '--', PLAN)
        repository.commit('Turn back by hand')
      },
      () => play(repository, SCRIPT.slice(4, 5)),
      () => {
        repository.git('switch', '--quiet', '--create', 'stale', 'HEAD~3')
        repository.commit('Stale', { 'y.md': 'y\n' })
        repository.switch('main')
        repository.git('merge', '--quiet', '--no-commit', '--no-ff', '--strategy=ours', 'stale')
        repository.git('checkout', '--quiet', 'stale', '--', PLAN)
        repository.commit('Merge what is stale')
      },
      () => play(repository, SCRIPT.slice(7, 8)),
    ]
    for (const step of steps) {
      step()
      expect(await everything(repository)).toBe(await anew(repository))
    }
  })

  test('is of one HEAD: another branch, a reset and a detached HEAD tell their own', async () => {
    const repository = weeks()
    await everything(repository)
    repository.git('switch', '--quiet', '--create', 'old', 'HEAD~3')
    expect(await everything(repository)).toBe(await anew(repository))
    repository.git('switch', '--quiet', '--detach', 'main~1')
    expect(await everything(repository)).toBe(await anew(repository))
    repository.git('switch', '--quiet', 'main')
    repository.git('reset', '--quiet', '--hard', 'HEAD~2')
    repository.git('pack-refs', '--all')
    expect(await everything(repository)).toBe(await anew(repository))
  })

  test('costs time, never truth, when it is corrupt', async () => {
    const repository = weeks()
    const truth = await everything(repository)
    const folder = repository.path('.git/harden')
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(files.map((name) => name.split('-')[0]).sort()).toEqual(['ledger', 'memo', 'timeline'])
    const damages: ((file: string, text: string) => void)[] = [
      (file) => rmSync(file),
      (file) => writeFileSync(file, ''),
      (file) => writeFileSync(file, new Uint8Array([0xff, 0xfe, 0x00])),
      (file, text) => writeFileSync(file, text.slice(0, -1)),
      (file, text) => writeFileSync(file, text.replace('not-started', 'in-progress')),
      (file, text) => writeFileSync(file, text.replace(/^harden (\w+) \d+/, 'harden $1 0')),
      (file, text) => writeFileSync(file, `${text}\n`),
      (file) => {
        rmSync(file)
        mkdirSync(file)
      },
    ]
    for (const damage of damages) {
      for (const name of files) {
        const file = `${folder}/${name}`
        const text = readFileSync(file, 'utf8')
        damage(file, text)
        expect(await everything(repository)).toBe(truth)
        rmSync(file, { recursive: true, force: true })
        writeFileSync(file, text)
      }
    }
  })

  test('is not trusted for being another plan’s', async () => {
    const repository = weeks()
    await everything(repository)
    const folder = repository.path('.git/harden')
    const kept = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)]),
    )
    repository.git('mv', PLAN, 'other.md')
    repository.commit('Another name')
    const own = await harden(repository, '--plan', 'other.md', 'log')
    for (const name of readdirSync(folder)) {
      const other = [...kept].find(([each]) => each.split('-')[0] === name.split('-')[0])
      if (other) writeFileSync(`${folder}/${name}`, other[1])
    }
    expect(await harden(repository, '--plan', 'other.md', 'log')).toEqual(own)
  })

  test.skipIf(process.getuid?.() === 0)('is done without where it cannot be written', async () => {
    const repository = weeks()
    chmodSync(repository.path('.git'), 0o555)
    const said = await everything(repository)
    chmodSync(repository.path('.git'), 0o755)
    expect(said).toBe(await everything(repository))
  })

  test('serves linked work trees, each its own', async () => {
    const repository = weeks()
    const linked = `${temporaryFolder()}/linked`
    repository.git('worktree', 'add', '--quiet', '-b', 'linked', linked, 'HEAD~2')
    const environment = { ...repository.environment, HARDEN_NOW: AFTERWARDS, LC_ALL: 'C.UTF-8' }
    const setting = { directory: linked, environment }
    const first = await runHere(['log'], setting)
    expect(first.stdout).toContain('retitled')
    expect(first.stdout).not.toContain('moved')
    expect(await runHere(['log'], setting)).toEqual(first)
    expect(readdirSync(repository.path('.git/worktrees/linked/harden'))).toHaveLength(3)
  })
})

describe('a history that is not whole', () => {
  test('is told as far as it goes, with a notice', async () => {
    const clone = weeks().clone('--depth=3')
    const { stdout, stderr } = await harden(clone, 'log', '--json')
    const { entries, cutOff } = JSON.parse(stdout)
    expect(cutOff).toBe(true)
    expect(entries.map(({ day }: { day: string }) => day)).toEqual(['2026-03-10', '2026-03-03'])
    expect(stderr).toContain('history is cut off in this shallow clone: it begins on 2026-02-26')
    for (const words of [['stats'], ['show', 'I1', '--history']]) {
      expect((await harden(clone, ...words)).stderr).toContain('shallow clone')
    }
    const next = JSON.parse((await harden(clone, 'next', '--json')).stdout).next
    expect(next).toMatchObject({ firstSeen: null, due: { source: 'last-updated' } })
  })

  test('is read anew once the rest is there, though HEAD stayed', async () => {
    const origin = weeks()
    const clone = origin.clone('--depth=3')
    await everything(clone)
    clone.git('fetch', '--quiet', '--unshallow')
    expect(await everything(clone)).toBe(await everything(origin))
  })

  test('passes over what is left on a remote, and is not kept', async () => {
    const origin = weeks()
    const clone = origin.clone('--filter=blob:none')
    const { stdout, stderr } = await harden(clone, 'log', '--json')
    expect(JSON.parse(stdout).total).toBe(1)
    expect(stderr).toContain('5 of the plan’s revisions are not in this partial clone')
    expect(readdirSync(clone.path('.git'))).not.toContain('harden')
  })

  test('keeps nobody from working where even the trees are left on a remote', async () => {
    const clone = weeks().clone('--filter=tree:0')
    const { stderr, exit } = await harden(clone, 'log')
    expect(stderr).toContain('git cannot tell the plan’s history here: ')
    expect(exit).toBe(0)
    const next = JSON.parse((await harden(clone, 'next', '--json')).stdout).next
    expect(next.due.source).toBe('last-updated')
  })

  test('is none outside a repository, before a commit, and of a plan nobody committed', async () => {
    const nowhere = temporaryFolder()
    writeFileSync(`${nowhere}/${PLAN}`, '# Plan\n\n## Now\n\n- [ ] Rotate keys\n')
    const outside = await runHere(['log'], {
      directory: nowhere,
      environment: { HARDEN_NOW: AFTERWARDS },
    })
    expect(outside).toEqual({
      stdout: 'Nothing has changed yet.\n',
      stderr: 'harden: the plan is in no git repository, so it has no history\n',
      exit: 0,
    })
    const repository = newRepository()
    repository.write(PLAN, '# Plan\n\n## Now\n\n- [ ] Rotate keys\n')
    const never = 'harden: the plan has never been committed, so it has no history yet\n'
    expect((await harden(repository, 'log')).stderr).toBe(never)
    repository.commit('Something else', { 'x.md': 'x\n' })
    expect((await harden(repository, 'stats')).stderr).toBe(never)
    expect((await harden(repository, 'show', 'N1', '--history')).stderr).toBe(never)
    expect((await harden(repository, 'next')).exit).toBe(0)
  })

  test('passes over revisions that are no plan', async () => {
    const repository = weeks(SCRIPT.slice(0, 2))
    const text = readFileSync(repository.path(PLAN), 'utf8')
    const conflict = text.replace(
      '- [~] Run',
      '<<<<<<< ours\n- [~] Run\n=======\n- [x] Run\n>>>>>>> theirs\n- [~] Run',
    )
    repository.commit('Broken', { [PLAN]: conflict }, '2026-02-19')
    repository.commit('Worse', { [PLAN]: new Uint8Array([0xff]) }, '2026-02-20')
    repository.commit('Hostile', { [PLAN]: `${text}\n${'> '.repeat(100)}deep\n` }, '2026-02-20')
    repository.git('rm', '--quiet', PLAN)
    repository.commit('Gone', {}, '2026-02-21')
    repository.commit('Back', { [PLAN]: text.replace('[~] Run', '[x] Run') }, '2026-02-22')
    const { entries } = JSON.parse((await harden(repository, 'log', '--json')).stdout)
    expect(entries.map(({ subject }: { subject: string }) => subject)).toEqual([
      'Back',
      'Start with releases and secrets',
      'Add the plan',
    ])
    expect(entries[0].changes).toHaveLength(1)
  })
})
