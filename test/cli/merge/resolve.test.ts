import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { edited, PLAN } from '../../plan/merge/cases.ts'
import { runHere } from '../../support/harden.ts'
import type { TestRepository } from '../../support/repository.ts'
import { newRepository, temporaryFolder } from '../../support/repository.ts'
import { NAME } from './workshop.ts'

const TICKED = ['- [ ] Add mandatory', '- [x] Add mandatory'] as const
const STARTED = ['- [ ] Add mandatory', '- [~] Add mandatory'] as const
const OWNED = ['Owner: Dev Lead + QA\n', 'Owner: Platform\n'] as const
const DISOWNED = ['Owner: Dev Lead + QA\n', 'Owner: Ops\n'] as const
type Changes = readonly (readonly [string, string])[]

/** A repository in which git, without the driver, was to merge two branches. */
function collided(ours: Changes, theirs: Changes, prepare = (_: TestRepository) => {}) {
  const repository = newRepository()
  prepare(repository)
  repository.commit('Add the plan', { [NAME]: PLAN })
  repository.branch('topic').commit('Theirs', { [NAME]: edited(theirs) })
  repository.switch('main').commit('Ours', { [NAME]: edited(ours) })
  expect(() => repository.merge('topic', 'Merge')).toThrow()
  return repository
}

function harden(repository: TestRepository, ...words: readonly string[]) {
  const { root: directory, environment } = repository
  return runHere(words, { directory, environment })
}

const planIn = (repository: TestRepository) => readFileSync(repository.path(NAME), 'utf8')

describe('harden resolve', () => {
  test('writes and stages what is decided, so that the merge can be committed', async () => {
    const repository = collided([TICKED], [STARTED, OWNED])
    const { exit, stdout } = await harden(repository, 'resolve')
    expect(exit).toBe(0)
    expect(stdout).toContain('Merged and staged.')
    expect(planIn(repository)).toBe(edited([TICKED, OWNED]))
    expect(repository.git('ls-files', '--unmerged')).toBe('')
    expect(repository.git('show', `:${NAME}`)).toBe(edited([TICKED, OWNED]).replace(/\n$/, ''))
  })

  test('leaves what is not decided between markers, unstaged', async () => {
    const repository = collided([TICKED, DISOWNED], [STARTED, OWNED])
    repository.git('config', 'merge.conflictStyle', 'diff3')
    const { exit, stderr } = await harden(repository, 'resolve')
    expect(exit).toBe(1)
    expect(stderr).toContain('Left to decide: owner of “Add mandatory CI gates')
    expect(repository.git('ls-files', '--unmerged').split('\n')).toHaveLength(3)
    const shown =
      '<<<<<<< ours\n  - Owner: Ops\n||||||| base\n  - Owner: Dev Lead + QA\n=======\n  - Owner: Platform\n>>>>>>> theirs\n'
    expect(planIn(repository)).toBe(edited([TICKED, ['  - Owner: Dev Lead + QA\n', shown]]))
    expect((await harden(repository, 'resolve')).stdout).toContain('was so already')
  })

  test('keeps the line ends of the work tree', async () => {
    const repository = collided([TICKED], [STARTED], (each) => {
      each.git('config', 'core.autocrlf', 'true')
      each.stage({ '.gitattributes': `${NAME} text\n` })
    })
    expect(planIn(repository)).toContain('\r\n<<<<<<< ')
    expect((await harden(repository, 'resolve')).exit).toBe(0)
    expect(planIn(repository)).toBe(edited([TICKED]).replaceAll('\n', '\r\n'))
    expect(repository.git('show', `:${NAME}`)).toBe(edited([TICKED]).replace(/\n$/, ''))
    expect(repository.git('diff', '--name-only')).toBe('')
  })

  test('merges plans that both sides added', async () => {
    const repository = newRepository()
    repository.commit('Begin', { 'README.md': 'Words.\n' })
    repository.branch('topic').commit('Theirs', { [NAME]: edited([STARTED]) })
    repository.switch('main').commit('Ours', { [NAME]: edited([TICKED]) })
    expect(() => repository.merge('topic', 'Merge')).toThrow()
    expect((await harden(repository, 'resolve')).exit).toBe(0)
    expect(planIn(repository)).toBe(edited([TICKED]))
  })

  test('refuses a plan that one side deleted, and one that is not in conflict', async () => {
    const repository = newRepository()
    repository.commit('Add the plan', { [NAME]: PLAN })
    expect(await harden(repository, 'resolve')).toMatchObject({ exit: 3 })
    repository.branch('topic').commit('Theirs', { [NAME]: edited([TICKED]) })
    repository.switch('main').git('rm', '--quiet', NAME)
    repository.commit('Ours')
    expect(() => repository.merge('topic', 'Merge')).toThrow()
    const { exit, stderr } = await harden(repository, 'resolve')
    expect(exit).toBe(1)
    expect(stderr).toContain(`One side deleted ${NAME}`)
  })

  test('writes over nothing that somebody edited, unless told to', async () => {
    const repository = collided([TICKED], [STARTED])
    writeFileSync(repository.path(NAME), planIn(repository).replace('DevOps', 'DevOps + SRE'))
    const before = planIn(repository)
    expect(await harden(repository, 'resolve')).toMatchObject({ exit: 1, stdout: '' })
    expect(planIn(repository)).toBe(before)
    expect((await harden(repository, 'resolve', '--overwrite')).exit).toBe(0)
    expect(planIn(repository)).toBe(edited([TICKED]))
  })

  test('says when the result could not be staged', async () => {
    const repository = collided([TICKED], [STARTED])
    writeFileSync(repository.path('.git/index.lock'), '')
    const { exit, stderr } = await harden(repository, 'resolve')
    expect(stderr).toContain('The plan could not be staged')
    expect(exit).toBe(0)
    expect(planIn(repository)).toBe(edited([TICKED]))
  })

  test('needs a repository', async () => {
    const directory = temporaryFolder()
    writeFileSync(`${directory}/${NAME}`, PLAN)
    const { environment } = newRepository()
    const { exit, stderr } = await runHere(['resolve'], { directory, environment })
    expect(exit).toBe(4)
    expect(stderr).toContain('The plan is in no git repository')
  })
})

describe('harden merge-base', () => {
  function branched(ours: Changes, theirs: Changes): TestRepository {
    const repository = newRepository()
    repository.commit('Add the plan', { [NAME]: PLAN })
    repository.branch('topic').commit('Theirs', { [NAME]: edited(theirs) })
    repository.switch('main').commit('Ours', { [NAME]: edited(ours) })
    return repository
  }

  test('brings the plan of a branch in, beside what is not committed yet', async () => {
    const repository = branched([TICKED], [OWNED])
    repository.write(NAME, edited([TICKED, ['Owner: DevOps\n', 'Owner: SRE\n']]))
    expect((await harden(repository, 'merge-base', 'topic')).exit).toBe(0)
    const all = edited([TICKED, OWNED, ['Owner: DevOps\n', 'Owner: SRE\n']])
    expect(planIn(repository)).toBe(all)
    expect((await harden(repository, 'merge-base', 'topic')).stdout).toContain(
      'Nothing to bring in',
    )
    expect((await harden(repository, 'undo')).exit).toBe(0)
    expect(planIn(repository)).toBe(edited([TICKED, ['Owner: DevOps\n', 'Owner: SRE\n']]))
  })

  test('writes nothing where something is left to decide, unless told to', async () => {
    const repository = branched([DISOWNED], [OWNED])
    const { exit, stdout } = await harden(repository, 'merge-base', 'topic')
    expect(exit).toBe(1)
    expect(stdout).toContain('nothing was written')
    expect(planIn(repository)).toBe(edited([DISOWNED]))
    expect((await harden(repository, 'merge-base', 'topic', '--markers')).exit).toBe(1)
    expect(planIn(repository)).toContain('>>>>>>> topic\n')
  })

  test.each([
    ['a name there is not', ['nowhere'], 3, 'There is no commit nowhere'],
    ['a name like an option', ['--', '--output=x'], 3, 'There is no commit --output=x'],
    ['a branch without the plan', ['bare'], 4, `There is no ${NAME} in bare`],
    ['a branch of other roots', ['other'], 3, 'have no commit in common'],
  ])('refuses %s', async (_name, words, exit, message) => {
    const repository = branched([TICKED], [OWNED])
    repository.git('switch', '--quiet', '--orphan', 'other')
    repository.commit('Begin elsewhere', { [NAME]: PLAN })
    repository.switch('topic').branch('bare').git('rm', '--quiet', NAME)
    repository.commit('Without')
    repository.switch('main')
    const { stderr, ...printed } = await harden(repository, 'merge-base', ...words)
    expect(printed.exit).toBe(exit)
    expect(stderr).toContain(message)
  })

  test('refuses a text that is no UTF-8, by its name', async () => {
    const repository = branched([TICKED], [OWNED])
    repository.switch('topic').commit('Spoil', { [NAME]: Uint8Array.of(35, 32, 255) })
    repository.switch('main')
    const { exit, stderr } = await harden(repository, 'merge-base', 'topic')
    expect(exit).toBe(4)
    expect(stderr).toContain('expected UTF-8')
  })

  test('refuses before the first commit', async () => {
    const repository = newRepository().write(NAME, PLAN)
    expect(await harden(repository, 'merge-base', 'HEAD')).toMatchObject({ exit: 3 })
  })
})

describe('harden merge-driver', () => {
  const files = ['.merge_file_base', '.merge_file_ours', '.merge_file_theirs'] as const

  async function drive(texts: readonly (string | Uint8Array)[]) {
    const repository = newRepository()
    for (const [at, text] of texts.entries()) repository.write(files[at] ?? '', text)
    const printed = await harden(repository, 'merge-driver', ...files, '7', NAME)
    return { ...printed, text: readFileSync(repository.path(files[1]), 'utf8') }
  }

  test('says clean, or conflict, and nothing else on stdout', async () => {
    expect(await drive([PLAN, edited([TICKED]), edited([OWNED])])).toMatchObject({
      ...{ exit: 0, stdout: 'clean\n', stderr: '' },
      text: edited([TICKED, OWNED]),
    })
    const { exit, stdout, stderr } = await drive([PLAN, edited([DISOWNED]), edited([OWNED])])
    expect([exit, stdout]).toEqual([1, 'conflict\n'])
    expect(stderr).toContain('owner of “Add mandatory')
  })

  test('says neither, and touches nothing, where it cannot merge', async () => {
    const spoiled = Uint8Array.of(35, 32, 255)
    const { exit, stdout, text } = await drive([PLAN, edited([TICKED]), spoiled])
    expect(exit).toBeGreaterThan(1)
    expect(stdout).toBe('')
    expect(text).toBe(edited([TICKED]))
  })

  test('knows no file that is not there', async () => {
    const repository = newRepository()
    const printed = await harden(repository, 'merge-driver', ...files, '7', NAME)
    expect(printed.exit).toBeGreaterThan(1)
    expect(printed.stdout).toBe('')
    rmSync(repository.path('.git/harden'), { recursive: true, force: true })
  })
})
