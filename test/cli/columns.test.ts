import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Ports } from '../../src/ports/ports.ts'
import type { Setting } from '../support/harden.ts'
import { runHere } from '../support/harden.ts'
import { newRepository } from '../support/repository.ts'
import { wordsOf } from '../support/transcript.ts'

/**
 * What a terminal of 80 columns shows, by the command line: a file each. Set
 * UPDATE_TRANSCRIPTS to write down what is printed now.
 */
const FOLDER = join(import.meta.dirname, 'columns')
const SEED = readFileSync(join(import.meta.dirname, '../../PRODUCTION_HARDENING_PLAN.md'), 'utf8')
const WIDTH = 80

test.each(readdirSync(FOLDER))('%s', async (name) => {
  const file = join(FOLDER, name)
  const [command = '', ...expected] = readFileSync(file, 'utf8').split('\n')
  const repository = newRepository()
  repository.commit('Add the plan', { 'PRODUCTION_HARDENING_PLAN.md': SEED }, '2026-02-14')
  const environment = { ...repository.environment, HARDEN_NOW: '2026-02-20', LC_ALL: 'C.UTF-8' }
  const setting = { directory: repository.root, environment }
  const shown = await onTerminal(wordsOf(command.slice(2)).slice(1), setting)
  const lines = shown.split('\n')
  expect(lines.filter((line) => line.length > WIDTH)).toEqual([])
  if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(file, [command, ...lines].join('\n'))
  else expect(lines).toEqual(expected)
})

async function onTerminal(words: readonly string[], setting: Setting): Promise<string> {
  let printed = ''
  const output = {
    isTTY: true,
    columns: WIDTH,
    colourLevel: 0 as const,
    hyperlinks: false,
    unicode: true,
    write: async (text: string) => {
      printed += text
    },
  }
  const terminal: Ports['terminal'] = {
    stdout: output,
    stderr: output,
    stdin: { isTTY: false },
  }
  await runHere(words, setting, { terminal })
  return printed
}
