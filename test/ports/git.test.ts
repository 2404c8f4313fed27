import { describe, expect, test } from 'vitest'
import { nodeGit } from '../../src/ports/node-git.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository, temporaryFolder } from '../support/repository.ts'

function gitIn(repository: TestRepository, directory = repository.root) {
  return nodeGit(directory, { environment: repository.environment })
}

describe('the repository', () => {
  test('is found from a folder inside it', () => {
    const repository = newRepository()
    const head = repository.commit('First', { 'docs/a.md': 'a\n' })
    expect(gitIn(repository, repository.path('docs')).repository()).toEqual({
      root: repository.root,
      gitDirectory: repository.path('.git'),
      commonDirectory: repository.path('.git'),
      head,
      shallow: false,
      hash: 'sha1',
    })
  })

  test('has no head before the first commit', () => {
    expect(gitIn(newRepository()).repository()?.head).toBeNull()
  })

  test('is none outside', () => {
    const git = nodeGit(temporaryFolder(), { environment: process.env })
    expect(git.repository()).toBeNull()
    expect(git.trouble()).toBeNull()
  })
})
