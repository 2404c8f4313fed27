import { describe, expect, test } from 'vitest'
import { NO_DEMANDS } from '../../src/evidence/policy.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { readPlan } from '../../src/plan/read.ts'
import { checkPlan, RULES } from '../../src/rules/index.ts'
import { sourceOf } from '../../src/text/source.ts'

const FACTS = { today: '2026-02-20', findings: new Map(), strict: false, policy: NO_DEMANDS }

function found(text: string): string[] {
  const source = sourceOf(text)
  return checkPlan(readPlan(source, parseMarkdown(source.text)), FACTS).map(({ code }) => code)
}

const withExamples = RULES.flatMap((rule) =>
  rule.examples === null ? [] : [{ ...rule.examples, code: rule.code }],
)

describe.each(withExamples)('$code', ({ code, bad, good }) => {
  test('is found in its bad example', () => {
    expect(found(bad)).toContain(code)
  })

  test('is not found in its good example, and nothing else is', () => {
    expect(found(good)).toEqual([])
  })
})

test('every finding has a place, a mend and the one grammar', () => {
  for (const { bad } of withExamples) {
    const source = sourceOf(bad)
    for (const finding of checkPlan(readPlan(source, parseMarkdown(bad)), FACTS)) {
      expect(finding.span, finding.code).toBeDefined()
      expect(finding.message).toMatch(/^Unexpected .+, expected .+/)
      expect(finding.mend).toMatch(/\S/)
    }
  }
})

test('codes are unique', () => {
  const codes = RULES.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})
