import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The checkout the tests stand in. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const PLAN = 'PRODUCTION_HARDENING_PLAN.md'

export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A new folder that is gone when the test is over. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'harden-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new folder with a copy of this project's plan in it. */
export function folderWithPlan(): string {
  const folder = emptyFolder()
  copyFileSync(join(ROOT, PLAN), join(folder, PLAN))
  return folder
}

/**
 * Runs a program in `cwd` and waits for its end. Unless it is given another
 * environment, it sees nothing of the caller's npm, git or harden settings, and
 * its clock stands still.
 */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env = cleanEnvironment(cwd),
): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

/** As `run`, where anything but success is a broken test. @returns what it printed. */
export async function succeed(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, cwd)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${stderr}`)
  return stdout
}

function cleanEnvironment(cwd: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|GIT_|HARDEN_|NODE_|VITEST|FORCE_COLOR|NO_COLOR|INIT_CWD)/i.test(name),
  )
  return {
    ...Object.fromEntries(inherited),
    HOME: cwd,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'A Tester',
    GIT_AUTHOR_EMAIL: 'tester@example.org',
    GIT_COMMITTER_NAME: 'A Tester',
    GIT_COMMITTER_EMAIL: 'tester@example.org',
    HARDEN_NOW: '2026-02-16T12:00:00Z',
  }
}
