import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { GitError } from '../../src/ports/git.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'

const LINES = { base: ['a', 'b', 'c'], ours: ['a', 'x', 'c'], theirs: ['a', 'y', 'c', 'd'] }

function gitHere() {
  const repository = newRepository()
  return { repository, git: nodeGit(repository.root, { environment: repository.environment }) }
}

describe('merging lines', () => {
  test('takes what one side changed', () => {
    const { git } = gitHere()
    const lines = { ...LINES, ours: ['z', 'a', 'b', 'c'] }
    expect(git.mergeLines(lines, { style: 'merge', size: 7 })).toBe('z\na\ny\nc\nd\n')
  })

  test.each(['merge', 'diff3', 'zdiff3'] as const)('shows conflicts as %s', (style) => {
    const base = style === 'merge' ? '' : '|||||||| base\nb\n'
    const shown = `a\n<<<<<<<< ours\nx\n${base}========\ny\n>>>>>>>> theirs\nc\nd\n`
    const { repository, git } = gitHere()
    repository.git('config', 'merge.conflictStyle', style === 'merge' ? 'diff3' : 'merge')
    const lines = { ...LINES, ours: ['a', 'x', 'c', 'd'], base: ['a', 'b', 'c', 'd'] }
    expect(git.mergeLines(lines, { style, size: 8 })).toBe(shown)
    const outside = nodeGit(temporaryFolder(), { environment: repository.environment })
    expect(outside.mergeLines(lines, { style, size: 8 })).toBe(shown)
  })

  test('knows texts without a line, and counts more conflicts than an exit code holds', () => {
    const { git } = gitHere()
    const style = { style: 'merge', size: 7 } as const
    expect(git.mergeLines({ base: [], ours: [], theirs: ['a'] }, style)).toBe('a\n')
    const many = (word: string) =>
      Array.from({ length: 300 }, (_none, at) => [
        `${word} ${at}`,
        `${at}`,
        'a',
        'b',
        'c',
        'd',
      ]).flat()
    const output = git.mergeLines({ base: many('a'), ours: many('b'), theirs: many('c') }, style)
    expect(output.match(/^<{7} ours$/gm)).toHaveLength(300)
  })

  test('leaves nothing behind, and says what git would not merge', () => {
    const { git } = gitHere()
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('harden-merge-'))
    const before = left()
    git.mergeLines(LINES, { style: 'merge', size: 7 })
    expect(() => git.mergeLines({ ...LINES, ours: ['\0'] }, { style: 'merge', size: 7 })).toThrow(
      GitError,
    )
    expect(left()).toEqual(before)
  })
})
