import { describe, expect, test } from 'vitest'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository } from '../support/repository.ts'

function gitIn({ root, environment }: TestRepository) {
  return nodeGit(root, { environment })
}

describe('the history of a path', () => {
  test('names the commits that changed it, newest first, and what came before each', () => {
    const repository = newRepository()
    const first = repository.commit('First', { 'p.md': 'a\n' }, '2026-01-01T10:00:00Z')
    repository.commit('Elsewhere', { 'x.md': 'x\n' }, '2026-01-02T10:00:00Z')
    const third = repository.commit('Third: ä', { 'p.md': 'b\n' }, '2026-01-03T10:00:00Z')
    repository.commit('Elsewhere', { 'x.md': 'y\n' }, '2026-01-04T10:00:00Z')
    const author = repository.git('log', '-1', '--format=%an')
    const git = gitIn(repository)
    expect(git.pathHistory({ paths: ['p.md'] })).toEqual([
      { id: third, parents: [first], time: 1767434400, author, subject: 'Third: ä' },
      { id: first, parents: [], time: 1767261600, author, subject: 'First' },
    ])
    expect(git.pathHistory({ paths: ['p.md'], from: first }).map(({ id }) => id)).toEqual([third])
    expect(git.pathHistory({ paths: ['none.md'] })).toEqual([])
    expect(git.pathHistory({ paths: [] })).toEqual([])
  })

  test('keeps a merge that took from both sides, and drops one that took from one', () => {
    const repository = newRepository()
    repository.commit('First', { 'p.md': '1\n2\n3\n4\n5\n' })
    repository.branch('side')
    const side = repository.commit('Side', { 'p.md': '1\n2\n3\n4\nfive\n' })
    repository.switch('main')
    const main = repository.commit('Main', { 'p.md': 'one\n2\n3\n4\n5\n' })
    const merge = repository.merge('side', 'Merge')
    repository.branch('other')
    repository.commit('Other', { 'p.md': 'one\n2\n3\n4\nsix\n' })
    repository.switch('main')
    const taken = repository.merge('other', 'Taken over')
    const history = gitIn(repository).pathHistory({ paths: ['p.md'] })
    expect(history.find(({ id }) => id === merge)?.parents).toEqual([main, side])
    expect(history.map(({ id }) => id)).not.toContain(taken)
  })

  test('is empty before the first commit', () => {
    expect(gitIn(newRepository()).pathHistory({ paths: ['p.md'] })).toEqual([])
  })

  test('takes no id that might be an option', () => {
    const repository = newRepository()
    repository.commit('First', { 'p.md': 'a\n' })
    const query = { paths: ['p.md'], from: '--output=x' }
    expect(() => gitIn(repository).pathHistory(query)).toThrow('full id')
    expect(() => gitIn(repository).renames(['--output=x'], 'p.md')).toThrow('full id')
  })
})

describe('renames', () => {
  test('tell what a file was called before, changed or not, whatever stands in its name', () => {
    const repository = newRepository()
    const text = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('')
    const first = repository.commit('First', { 'a plan: ä.md': text, 'x.md': 'x\n' })
    repository.git('mv', 'a plan: ä.md', 'docs.md')
    const second = repository.commit('Rename', { 'docs.md': `${text}more\n` })
    const third = repository.commit('Edit', { 'docs.md': `${text}less\n` })
    const git = gitIn(repository)
    expect([...git.renames([first, second, third], 'docs.md')]).toEqual([[second, 'a plan: ä.md']])
    expect([...git.renames([first, second], 'x.md')]).toEqual([])
    expect([...git.renames([], 'x.md')]).toEqual([])
  })

  test('are found in merges too', () => {
    const repository = newRepository()
    repository.commit('First', { 'a.md': 'a\nb\nc\n' })
    repository.branch('side')
    repository.commit('Side', { 'x.md': 'x\n' })
    repository.switch('main')
    repository.commit('Main', { 'y.md': 'y\n' })
    repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'side')
    repository.git('mv', 'a.md', 'b.md')
    const merge = repository.commit('Merge')
    expect([...gitIn(repository).renames([merge], 'b.md')]).toEqual([[merge, 'a.md']])
  })
})
