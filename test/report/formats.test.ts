import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
}
import Ajv from 'ajv'
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import type { DiagnosticView } from '../../src/commands/schema.ts'
import { formatted } from '../../src/report/formats.ts'
import { EVERY_RULE } from '../../src/rules/gate.ts'

const FOUND: DiagnosticView = {
  code: 'completed-without-evidence',
  severity: 'error',
  file: 'PRODUCTION_HARDENING_PLAN.md',
  line: 28,
  column: 7,
  item: 'qmztklpvwxyorsnu',
  message: 'Unexpected completed item without evidence, expected at least one record',
  mend: 'Give its evidence with `harden evidence add`',
  fingerprint: '0123456789abcdef0123456789abcdef',
}
const WARNING: DiagnosticView = { ...FOUND, severity: 'warning', code: 'missing-owner' }
const HOSTILE: DiagnosticView = {
  ...FOUND,
  file: 'plans/a: b,100%.md',
  message: '<b a="1">&\u001b[31m|`@x`\n::error::fake]]>\u202e',
}

describe('SARIF', () => {
  const ajv = new Ajv({ schemaId: 'auto', validateSchema: false })
  ajv.addMetaSchema(draft4)
  const validate = ajv.compile(sarifSchema)
  const sarif = async (diagnostics: readonly DiagnosticView[]) =>
    JSON.parse(await formatted('sarif', diagnostics, '1.2.3'))

  test.each([
    ['findings', [FOUND, WARNING, HOSTILE]],
    ['none', []],
  ])('is as its schema says with %s', async (_name, diagnostics) => {
    validate(await sarif(diagnostics))
    expect(validate.errors).toBeNull()
  })

  test('a log the schema refuses is noticed', async () => {
    expect(validate({ ...(await sarif([FOUND])), version: '3' })).toBe(false)
  })

  test('names the rule, the place and the fingerprint', async () => {
    const [run] = (await sarif([FOUND])).runs
    const [result] = run.results
    expect(result).toMatchObject({
      ruleId: FOUND.code,
      level: 'error',
      partialFingerprints: { 'harden/v1': FOUND.fingerprint },
      locations: [{ physicalLocation: { region: { startLine: 28, startColumn: 7 } } }],
    })
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(FOUND.code)
    expect(run.tool.driver.rules).toHaveLength(EVERY_RULE.length)
  })

  test('a path is a URI, and no scheme', async () => {
    const [run] = (await sarif([HOSTILE])).runs
    const { artifactLocation } = run.results[0].locations[0].physicalLocation
    expect(artifactLocation.uri).toBe('plans/a%3A%20b%2C100%25.md')
  })
})

describe('JUnit', () => {
  test('each finding is a failure', async () => {
    expect(await formatted('junit', [FOUND, WARNING], '')).toMatch(
      /<testsuites name="harden" tests="2" failures="2" errors="0">[\s\S]*<failure type="warning"/,
    )
  })

  test('a clean plan is one test that passed', async () => {
    expect(await formatted('junit', [], '')).toContain(
      'tests="1" failures="0" errors="0">\n    <testcase',
    )
  })

  test('hostile text stays text', async () => {
    const xml = await formatted('junit', [HOSTILE], '')
    expect(xml).toContain(
      'message="&lt;b a=&quot;1&quot;&gt;&amp;\\x1b[31m|`@x`\\x0a::error::fake]]&gt;\\u{202e}"',
    )
    expect(xml.split('\n')).toHaveLength(9)
  })
})

describe('GitHub', () => {
  test('an annotation has its place and its rule', async () => {
    expect(await formatted('github', [FOUND], '')).toBe(
      '::error file=PRODUCTION_HARDENING_PLAN.md,line=28,col=7,title=completed-without-evidence::' +
        'Unexpected completed item without evidence, expected at least one record. ' +
        'Give its evidence with `harden evidence add`.\n',
    )
  })

  test('the worst first, ten of each, and the rest counted', async () => {
    const many = [...Array(12).fill(WARNING), ...Array(11).fill(FOUND)]
    const lines = (await formatted('github', many, '')).trimEnd().split('\n')
    expect(lines.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      'notice',
    ])
    expect(lines.at(-1)).toContain('1 more error and 2 more warnings')
  })

  test('no text can begin a command or a property of its own', async () => {
    const text = await formatted('github', [HOSTILE], '')
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain('file=plans/a%3A b%2C100%25.md,line=')
  })

  test('nothing found, nothing said', async () => {
    expect(await formatted('github', [], '')).toBe('')
  })
})

describe('Markdown', () => {
  test('a row a finding', async () => {
    expect(await formatted('markdown', [FOUND, WARNING], '')).toContain('1 error, 1 warning\n')
    expect((await formatted('markdown', [FOUND], '')).split('\n')[4]).toMatch(
      /^\| error \| PRODUCTION\\_HARDENING\\_PLAN.md:28 \| Unexpected .* \|$/,
    )
  })

  test('plan text is no markup', async () => {
    const row = (await formatted('markdown', [HOSTILE], '')).split('\n')[4]
    expect(row).toContain('&lt;b a="1"\\>&amp;\\\\x1b\\[31m\\|\\`\\@x\\`')
  })

  test('a clean plan says so', async () => {
    expect(await formatted('markdown', [], '')).toBe('**harden check**: nothing to mend.\n')
  })
})
