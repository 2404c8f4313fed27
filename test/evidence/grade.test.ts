import { describe, expect, test } from 'vitest'
import { bestGrade, GRADE_WORDS, gradeOf, reaches } from '../../src/evidence/grade.ts'
import { checkReference } from '../../src/evidence/index.ts'
import { GRADES } from '../../src/evidence/kind.ts'
import { newRepository } from '../support/repository.ts'
import { EvidenceWorld } from '../support/world.ts'

const ID = '0123456789abcdef0123456789abcdef01234567'
const RUN = 'https://github.com/acme/shop/actions/runs/4711'
const PULL = 'https://github.com/acme/shop/pull/12'
const PAGE = 'https://grafana.example.com/d/slo'

describe('a record is worth', () => {
  test.each([
    ['docs/a.md', `blob ${ID}`, 'A'],
    ['docs', `tree ${ID}`, 'A'],
    ['docs/checklist.md', `blob ${ID}`, 'A'],
    ['docs/evidence/qmzt-2026-02-20.log', `blob ${ID}`, 'A'],
    [`commit:${ID}`, `commit ${ID}`, 'A'],
    [PULL, `commit ${ID}`, 'B'],
    [RUN, `head ${ID}; success`, 'B'],
    [RUN, `head ${ID}; failure`, 'D'],
    [PAGE, `body sha256:${'a'.repeat(64)}`, 'C'],
    ['docs/a.md', null, 'D'],
    [RUN, null, 'D'],
    [PAGE, null, 'D'],
    [PAGE, `blob ${ID}`, 'D'],
    [PAGE, `commit ${ID}`, 'D'],
    ['docs/a.md', `head ${ID}; success`, 'B'],
    ['docs/a.md', `body sha256:${'a'.repeat(64)}`, 'D'],
    ['docs/a.md', 'looks fine', 'D'],
    ['https://ci.example.com/runs/4711', 'as run', 'D'],
  ])('%s with %j: %s', (target, pin, grade) => {
    expect(gradeOf({ target, pin, isNote: false, expires: null })).toBe(grade)
  })

  test('nothing more than words where it is a note', () => {
    const record = { target: 'seen', pin: `blob ${ID}`, isNote: true, expires: null }
    expect(gradeOf(record)).toBe('D')
  })

  test('what was said when it was given', () => {
    const repository = newRepository()
    const commit = repository.commit('Start (#12)', {
      'PLAN.md': '# Plan\n',
      'docs/a.md': '# A\n',
      'docs/checklist.md': '- [x] one\n',
    })
    const world = new EvidenceWorld(repository)
    const given = ['docs/a.md', 'docs', 'docs/checklist.md', commit, '#12', PAGE, 'note:seen']
    const records = given.map((each) => world.check(each).record)
    expect(records.map((record) => record?.grade)).toEqual(['A', 'A', 'A', 'A', 'B', 'D', 'D'])
    expect(records.map((record) => record && gradeOf({ ...record, expires: null }))).toEqual(
      records.map((record) => record?.grade),
    )
  })
})

test('grades are in order, and each is explained', () => {
  expect(GRADES.map((grade) => reaches(grade, 'B'))).toEqual([true, true, false, false])
  expect(bestGrade(['D', 'B', 'C'])).toBe('B')
  expect(bestGrade([])).toBeNull()
  expect(Object.keys(GRADE_WORDS)).toEqual([...GRADES])
  expect(checkReference('note:seen', new Map()).record?.grade).toBe('D')
})
