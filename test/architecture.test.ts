import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Law } from './architecture/laws.ts'
import * as laws from './architecture/laws.ts'
import { readModule, readModules } from './architecture/modules.ts'

const modules = readModules(fileURLToPath(new URL('../src', import.meta.url)))

test('the source is found', () => {
  expect(modules.map(({ path }) => path)).toContain('text/source.ts')
})

test.each(Object.entries(laws))('src keeps the law of %s', (_name, law) => {
  expect(law(modules)).toEqual([])
})

describe('a law notices', () => {
  test.each<[string, Law, Record<string, string>, string[]]>([
    [
      'an import from a higher floor',
      laws.directions,
      { 'text/edit.ts': "import { read } from '../plan/read.ts'" },
      ['text/edit.ts imports plan/read.ts: not below it'],
    ],
    [
      'an import from the room beside, even of a type',
      laws.directions,
      { 'risk/band.ts': "import type { Rule } from '../rules/rule.ts'" },
      ['risk/band.ts imports rules/rule.ts: not below it'],
    ],
    [
      'a core that reaches for the ports',
      laws.directions,
      { 'commands/done.ts': "export { nodePorts } from '../ports/node.ts'" },
      ['commands/done.ts imports ports/node.ts: not below it'],
    ],
    [
      'ports that know the plan',
      laws.directions,
      { 'ports/git.ts': "await import('../plan/model.ts')" },
      ['ports/git.ts imports plan/model.ts: not below it'],
    ],
    [
      'a room that stands on no floor',
      laws.directions,
      { 'misc/a.ts': "import { slice } from '../text/source.ts'" },
      ['misc/a.ts imports text/source.ts: not below it'],
    ],
    [
      'a package that came in by another door',
      laws.doors,
      {
        'plan/read.ts': "import { unified } from 'unified'",
        'markdown/parse.ts': "import { unified } from 'unified'",
      },
      ['plan/read.ts imports unified: not its way in'],
    ],
    [
      'a package without a door',
      laws.doors,
      { 'plan/read.ts': "import fs from 'fs-extra'; import 'node:fs'" },
      [
        'plan/read.ts imports fs-extra: not its way in',
        'plan/read.ts imports node:fs: not its way in',
      ],
    ],
    [
      'zod in the wrong file of a room that may have it elsewhere',
      laws.doors,
      {
        'report/text.ts': "import { z } from 'zod'",
        'report/schemas.ts': "import { z } from 'zod/mini'",
      },
      ['report/text.ts imports zod: not its way in'],
    ],
    [
      'a circle of values',
      laws.circles,
      {
        'plan/a.ts': "import { b } from './b.ts'",
        'plan/b.ts': "import { c } from './c.ts'",
        'plan/c.ts': "import { type A, a } from './a.ts'",
      },
      ['plan/a.ts -> plan/b.ts -> plan/c.ts -> plan/a.ts'],
    ],
    [
      'no circle where the way back is a type',
      laws.circles,
      {
        'plan/a.ts': "import { b } from './b.ts'",
        'plan/b.ts': "import type { A } from './a.ts'\nimport { type B } from './a.ts'",
      },
      [],
    ],
    [
      'a clock, chance, the environment and the network outside the ports',
      laws.world,
      {
        'plan/a.ts': 'new Date(); Date.now(); Math.random(); process.env.HOME; fetch(url)',
        'ports/clock.ts': 'new Date(); Date.now()',
        'text/b.ts': 'new Date(2026, 1); Date.parse(text); Math.max(1, 2)',
      },
      [
        'plan/a.ts asks the world with new Date()',
        'plan/a.ts asks the world with Date.now',
        'plan/a.ts asks the world with Math.random',
        'plan/a.ts asks the world with process.env',
        'plan/a.ts asks the world with fetch()',
      ],
    ],
    [
      'console and process.exit, in the ports too',
      laws.nowhere,
      { 'ports/terminal.ts': 'console.log(1); process.exit(1); process.exitCode = 1' },
      ['ports/terminal.ts uses console.log', 'ports/terminal.ts uses process.exit'],
    ],
    [
      'names that say nothing',
      laws.names,
      {
        'text/date-utils.ts': '',
        'plan/handle.ts': 'export const handleOf = () => 1',
        'plan/b.ts':
          'function processItem() {}\nconst errorHandler = () => 1\nclass PlanManager {}',
      },
      [
        'text/date-utils.ts: empty name',
        'plan/b.ts declares processItem',
        'plan/b.ts declares errorHandler',
        'plan/b.ts declares PlanManager',
      ],
    ],
    [
      'a file too long',
      laws.lengths,
      { 'text/a.ts': '\n'.repeat(251), 'text/b.ts': '\n'.repeat(250) },
      ['text/a.ts has 251 lines, 250 at most'],
    ],
    [
      'a default export',
      laws.defaultExports,
      { 'text/a.ts': 'export default 1', 'text/b.ts': 'export { x as default } from "./c.ts"' },
      ['text/a.ts exports a default', 'text/b.ts exports a default'],
    ],
  ])('%s', (_name, law, files, breaches) => {
    expect(law(Object.entries(files).map(([path, text]) => readModule(path, text)))).toEqual(
      breaches,
    )
  })
})
