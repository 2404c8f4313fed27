import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'

/** The plan that the project itself follows. */
export const SEED = readFileSync(
  fileURLToPath(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url)),
  'utf8',
)

/** The seed with a record in every item. */
const proved = SEED.replace(
  /( {2}- Evidence: .*\n)/g,
  '$1    - 2026-02-20 [docs/a.md](docs/a.md "blob 0123") expires 2026-05-21\n',
)

/** Lines of the seed, some of them spoiled as hands, merges and editors spoil them. */
export const spoiledSeed: fc.Arbitrary<string> = fc
  .record({
    start: fc.integer({ min: 23, max: 110 }),
    length: fc.integer({ min: 6, max: 26 }),
    faults: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
    end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    isEnded: fc.boolean(),
  })
  .map(({ start, length, faults, end, isEnded }) => {
    const whole = proved.trimEnd().split('\n')
    const lines = [
      ...whole.slice(0, 4),
      '## Immediate (0-7 days)',
      '',
      ...whole.slice(start, start + length),
    ]
    for (const [at, kind] of faults) spoil(lines, at % lines.length, kind)
    return lines.join(end) + (isEnded ? end : '')
  })

const JUNK = [
  '',
  '   ',
  '```',
  '<!--',
  '-->',
  '> quoted',
  '| a | b |',
  '|---|---|',
  '---',
  '===',
  '# Heading',
  '    indented',
  '\tby a tab',
  'at the margin',
  '- bullet',
  '1. number',
  '2) number',
  '- [ ] Another',
  '  - [x] step',
  '* [~] Star',
  '  - Evidence: more',
  '    - 2026-02-20 [a](a.md)',
  '<div>',
  '[ref]: url',
  '[~]: https://example.com',
  '- [-]',
  '- - [ ] Deep',
  '  - Deferred: soon',
  'Last updated: 2026-01-01',
]

const FAULTS: readonly ((line: string) => readonly string[])[] = [
  () => [],
  (line) => [line, line],
  (line) => [`${line}  `],
  (line) => [` ${line}`],
  (line) => [`  ${line}`],
  (line) => [line.replace(/^ {1,2}/, '')],
  (line) => [line.replace(/^ +/, '\t')],
  (line) => [line.replace(/^( *)- /, '$1* ')],
  (line) => [line.replace(/^( *)- /, '$11. ')],
  (line) => [line.replace(/^( *)- /, '$1-   ')],
  (line) => [line.replace(/^( *)- /, '$1-\t')],
  (line) => [line.replace(/\[ \]/, '[~]')],
  (line) => [line.replace(/ (?=\S+$)/, '\n').trimEnd()].flatMap((words) => words.split('\n')),
  (line) => [line.replace(/^(\s*- )(\w+):/, '$1**$2:**')],
  (line) => ['', line],
]

function spoil(lines: string[], at: number, kind: number): void {
  const line = lines[at] ?? ''
  const fault = FAULTS[kind % (FAULTS.length * 2)]
  const spoiled = fault ? fault(line) : [line, JUNK[kind % JUNK.length] ?? '']
  lines.splice(at, 1, ...spoiled)
}
