import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Setting } from '../support/harden.ts'
import { BIN, builtInOneProcess, runBuilt, runHere } from '../support/harden.ts'
import type { TestRepository } from '../support/repository.ts'
import { newRepository } from '../support/repository.ts'
import { STEP } from '../support/runs.ts'
import type { Printed, Step, Transcript } from '../support/transcript.ts'
import { readTranscript, shownLines, wordsOf, writeTranscript } from '../support/transcript.ts'

/**
 * Whole sessions, each in a repository of its own that holds the plan of this
 * project. Set UPDATE_TRANSCRIPTS to write down what is printed now.
 */
const FOLDER = join(import.meta.dirname, 'transcripts')
const SEED = readFileSync(join(import.meta.dirname, '../../PRODUCTION_HARDENING_PLAN.md'), 'utf8')

type Run = (words: readonly string[], setting: Setting) => Printed | Promise<Printed>

const isBuilt = existsSync(join(dirname(BIN), '../dist/harden.cjs'))
/** Every line of every session begins with nothing of the bundle loaded; the one of exit codes has processes of its own. */
const runAgain = isBuilt ? builtInOneProcess(afterAll) : runBuilt
const ALONE = 'usage.txt'

describe.each(readdirSync(FOLDER).map((name, at) => ({ name, at })))('$name', ({ name, at }) => {
  const file = join(FOLDER, name)
  const transcript = readTranscript(readFileSync(file, 'utf8'))

  test('in this process', async () => {
    const played = await play(transcript, runHere)
    if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(file, writeTranscript(played))
    else expect(writeTranscript(played)).toBe(writeTranscript(transcript))
  })

  test.runIf(isBuilt && (at % STEP === 0 || name === ALONE))('as built', async () => {
    const run = name === ALONE ? runBuilt : runAgain
    expect(writeTranscript(await play(transcript, run))).toBe(writeTranscript(transcript))
  })
})

async function play(transcript: Transcript, harden: Run): Promise<Transcript> {
  const repository = newRepository()
  repository.commit('Add the plan', { 'PRODUCTION_HARDENING_PLAN.md': SEED }, '2026-02-14')
  const setting: Setting = {
    directory: repository.root,
    environment: {
      ...repository.environment,
      HARDEN_NOW: '2026-02-20T12:00:00Z',
      LC_ALL: 'C.UTF-8',
    },
  }
  const steps: Step[] = []
  for (const { line } of transcript.steps) {
    steps.push({
      line,
      shown: shownLines(await perform(wordsOf(line), repository, setting, harden)),
    })
  }
  return { about: transcript.about, steps }
}

async function perform(
  [program = '', ...words]: readonly string[],
  repository: TestRepository,
  setting: Setting,
  harden: Run,
): Promise<Printed> {
  if (program === 'harden') return harden(words, setting)
  const [path = '', ...rest] = words
  switch (program) {
    case 'git':
      return said(repository.git(...words))
    case 'commit':
      repository.git('add', '--all')
      repository.commit(words.join(' '))
      return said('')
    case 'merge':
      return collide(repository, words)
    case 'put':
      mkdirSync(dirname(repository.path(path)), { recursive: true })
      writeFileSync(repository.path(path), `${rest.join(' ').replaceAll('\\n', '\n')}\n`)
      return said('')
    case 'edit':
      return edit(repository.path(path), rest)
    case 'chmod':
      chmodSync(repository.path(path), 0o755)
      return said('')
    case 'remove':
      rmSync(repository.path(path), { recursive: true })
      return said('')
    case 'cat':
      return said(readFileSync(repository.path(path), 'utf8'))
    default:
      throw new Error(`No such program in transcripts: ${program}`)
  }
}

/** `merge BRANCH`: by git alone, which may leave a conflict. */
function collide(repository: TestRepository, words: readonly string[]): Printed {
  try {
    repository.git('merge', '--quiet', ...words)
    return said('merged\n')
  } catch {
    return said('conflict\n')
  }
}

/** `edit FILE 'before' 'after'`: what is edited by hand. */
function edit(file: string, [before = '', after = '']: readonly string[]): Printed {
  const text = readFileSync(file, 'utf8')
  const broken = (words: string) => words.replaceAll('\\n', '\n')
  if (!text.includes(broken(before))) throw new Error(`${file} does not hold ${before}`)
  writeFileSync(file, text.replace(broken(before), broken(after)))
  return said('')
}

function said(stdout: string): Printed {
  return { stdout, stderr: '', exit: 0 }
}
