import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/commands/index.ts'
import type { CommandName } from '../../src/commands/schema.ts'
import { errorSchema, outputSchema, resultSchemas } from '../../src/commands/schema.ts'
import { readTranscript } from '../support/transcript.ts'

const TRANSCRIPTS = join(import.meta.dirname, '../cli/transcripts')

test('every command has a schema, and every schema a command', () => {
  expect(Object.keys(resultSchemas).sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
})

describe('what the transcripts show with --json', () => {
  const printed = readdirSync(TRANSCRIPTS).flatMap((file) =>
    readTranscript(readFileSync(join(TRANSCRIPTS, file), 'utf8')).steps.flatMap((step) =>
      step.line.includes('--json') ? [{ file, ...step }] : [],
    ),
  )

  test.each(printed)('$line in $file is as its schema says', ({ shown }) => {
    const value = JSON.parse(shown[0] ?? '')
    const schema = 'error' in value ? errorSchema : outputSchema(value.command as CommandName)
    expect(schema.safeParse(value).error).toBeUndefined()
  })
})
