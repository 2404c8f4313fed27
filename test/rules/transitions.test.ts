import { describe, expect, test } from 'vitest'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { readPlan } from '../../src/plan/read.ts'
import { checkChange, EVERY_RULE, TRANSITION_RULES } from '../../src/rules/gate.ts'
import type { Circumstance, Reason } from '../../src/rules/transition.ts'
import { transitionBetween } from '../../src/rules/transition.ts'
import { sourceOf } from '../../src/text/source.ts'

const FACTS = { today: '2026-02-20', findings: new Map(), strict: false, policy: NO_DEMANDS }
const PLAN = 'PLAN.md'
const PLAIN: Circumstance = {
  reasons: { given: [], awaited: false },
  paths: [PLAN, 'src/a.ts'],
  modes: { planAlone: 'off', codeAlone: 'off' },
}

const read = (text: string) => readPlan(sourceOf(text, PLAN), parseMarkdown(text))

function found(before: string, after: string, circumstance: Partial<Circumstance> = {}) {
  const transition = transitionBetween(read(before), read(after), { ...PLAIN, ...circumstance })
  return checkChange([transition], FACTS)
}

const codes = (...given: Parameters<typeof found>) => found(...given).map(({ code }) => code)

const withExamples = TRANSITION_RULES.flatMap(({ code, examples }) =>
  examples === null ? [] : [{ code, ...examples }],
)

function because(trailer: Reason['trailer'], items: Reason['items'] = 'all') {
  return { reasons: { given: [{ trailer, items }], awaited: false } }
}

describe.each(withExamples)('$code', ({ code, before, bad, good }) => {
  test('is found in its bad example, and nothing else is', () => {
    expect(codes(before, bad)).toEqual([code])
  })

  test('is not found in its good example, and nothing else is', () => {
    expect(codes(before, good)).toEqual([])
  })

  test('a reason allows it', () => {
    expect(codes(before, bad, because('Harden-Reason'))).toEqual([])
  })

  test('a reason for another item does not', () => {
    expect(codes(before, bad, because('Harden-Reason', new Set(['kkkkkkkkkkkkkkkk'])))).toEqual([
      code,
    ])
  })

  test('is a warning while the message is not written', () => {
    const [finding] = found(before, bad, { reasons: { given: [], awaited: true } })
    expect(finding).toMatchObject({ code, severity: 'warning' })
  })

  test('is no finding of a merge that has it from its other side', () => {
    const [ours, theirs] = [before, bad].map((text) =>
      transitionBetween(read(text), read(bad), PLAIN),
    )
    expect(
      checkChange(
        [ours, theirs].flatMap((each) => each ?? []),
        FACTS,
      ),
    ).toEqual([])
  })

  test('speaks in the one grammar', () => {
    for (const { message, mend } of found(before, bad)) {
      expect(message).toMatch(/^Unexpected .+, expected .+/)
      expect(mend).toMatch(/\S/)
    }
  })
})

const ITEM = (mark: string, rest = '') => `# Plan

## Immediate (0-7 days)

- [${mark}] Rotate the keys.
  - Owner: SRE
  - Evidence: rotation log
${rest}`

test('completing without evidence is brought in', () => {
  expect(codes(ITEM('~'), ITEM('x'))).toEqual(['completed-without-evidence'])
})

test('deferring without the three parts is brought in', () => {
  expect(codes(ITEM(' '), ITEM('-', '  - Deferred: no time\n'))).toEqual(['deferral-incomplete'])
})

test('what is gone is told first, then what there is in the order of the text', () => {
  const done = (title: string) => `- [x] ${title}\n  - Owner: SRE\n  - Evidence: log\n`
  const plan = (...items: readonly string[]) =>
    `# Plan\n\n## Immediate (0-7 days)\n\n${items.join('')}`
  const before = plan(done('Rotate the keys.'), done('Hold a drill.'))
  const after = plan(done('Gate releases.'), done('Hold a drill.').replace('[x]', '[ ]'))
  expect(codes(before, after)).toEqual([
    'completed-removed',
    'completed-without-evidence',
    'reopened-without-reason',
  ])
})

test('asking for evidence where none was asked for weakens nothing', () => {
  expect(codes(ITEM(' ').replace(' rotation log', ''), ITEM(' '))).toEqual([])
})

test('what was wrong before is not brought in, though its item is reworded', () => {
  const bare = (title: string) => `# Plan\n\n## Immediate (0-7 days)\n\n- [ ] ${title}\n`
  expect(codes(bare('Rotate the keys.'), bare('Rotate all the keys.'))).toEqual([])
})

test('only a reason to reopen allows to reopen, and it allows nothing else', () => {
  const [{ before = '', bad = '' } = {}] = withExamples
  expect(codes(before, bad, because('Harden-Reopen'))).toEqual([])
  const removal = withExamples.find(({ code }) => code === 'completed-removed')
  expect(codes(removal?.before ?? '', removal?.bad ?? '', because('Harden-Reopen'))).toEqual([
    'completed-removed',
  ])
})

test('a record of the same target, or the same content elsewhere, replaces one', () => {
  const pinned = (link: string) => ITEM('~', `    - 2026-02-20 [log](${link} "blob 8c7e5a66")\n`)
  expect(codes(pinned('docs/a.md'), pinned('docs/b.md'))).toEqual([])
  expect(codes(pinned('docs/a.md'), pinned('docs/b.md').replace('8c7e5a66', '11111111'))).toEqual([
    'evidence-removed',
  ])
})

test('an open item takes its evidence along when it is deleted', () => {
  const plan = ITEM(
    '~',
    '    - 2026-02-20 [log](docs/a.md)\n- [ ] Bound queues.\n  - Owner: A\n  - Evidence: test\n',
  )
  const rest =
    '# Plan\n\n## Immediate (0-7 days)\n\n- [ ] Bound queues.\n  - Owner: A\n  - Evidence: test\n'
  expect(codes(plan, rest)).toEqual(['evidence-removed'])
})

describe('modes', () => {
  const alone = { paths: [PLAN, '.harden-baseline.json'] }
  const code = { paths: ['src/a.ts'] }
  const modes = { planAlone: 'warn', codeAlone: 'block' } as const

  test('both are off at first', () => {
    expect(codes(ITEM(' '), ITEM('~'), alone)).toEqual([])
    expect(codes(ITEM(' '), ITEM(' '), code)).toEqual([])
  })

  test('a plan that changes alone, and code without it', () => {
    expect(found(ITEM(' '), ITEM('~'), { ...alone, modes })).toMatchObject([
      { code: 'plan-alone', severity: 'warning' },
    ])
    expect(found(ITEM(' '), ITEM(' '), { ...code, modes })).toMatchObject([
      { code: 'code-alone', severity: 'error' },
    ])
    expect(codes(ITEM(' '), ITEM('~'), { modes })).toEqual([])
  })
})

test('codes are unique among all rules', () => {
  const all = EVERY_RULE.map(({ code }) => code)
  expect(new Set(all).size).toBe(all.length)
})
