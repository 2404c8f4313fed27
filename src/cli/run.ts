/**
 * Runs a command for the record, and keeps what it printed as a log.
 *
 * The log is written and staged when the program has ended well, before the
 * plan is touched. Whatever goes wrong from then on takes it away again: a run
 * leaves a log and a record, or neither.
 */
import type { Capture } from '../commands/command.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { printCapture } from '../evidence/capture.ts'
import type { Git } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import type { Ended, Processes } from '../ports/processes.ts'
import { dayOfInstant } from '../text/dates.ts'
import type { Place } from './locate.ts'
import { liveOutput } from './run-live.ts'
import { logText, secretValues } from './run-text.ts'
import { splitCommand } from './run-words.ts'
import type { Settings } from './settings.ts'

export interface RunWorld {
  readonly settings: Settings
  readonly ports: Ports
  readonly place: Place
}

/** A log that was written. */
export interface RecordedRun {
  /** Absolute path of the log. */
  readonly path: string
  readonly notices: readonly string[]
  /** Takes it away again, from the disk and from the index. */
  readonly remove: () => void
}

/** Of a long output this many bytes are kept at either end. */
const KEPT = 256 * 1024

/**
 * @throws HardenError when the program fails, cannot be run, takes too long
 * (exit 1) or is interrupted (exit 130): then there is no log.
 */
export async function recordRun(capture: Capture, world: RunWorld): Promise<RecordedRun> {
  const { ports, place, settings } = world
  const command = capture.shell ? [capture.line] : splitCommand(capture.line)
  const git = await gitFor(world)
  const before = standingOf(git, place)
  const values = secretValues(ports.environment)
  const processes = await ports.processes()
  const ended = await runLive(command, capture, world, processes)
  refuseFailure(ended, capture)
  const { text, notes, redacted } = await logText(ended, values)
  const header = {
    item: capture.item,
    command: capture.shell ? ['sh', '-c', capture.line] : command,
    exit: 0,
    started: new Date(settings.now).toISOString(),
    seconds: Math.round(ended.seconds),
    ...before,
    tools: await toolsOf(git, world, processes),
    notes,
  }
  const bytes = new TextEncoder().encode(printCapture(header, text))
  const log = await write(bytes, capture, world, git)
  return { ...log, notices: [...log.notices, ...redactedNotice(redacted)] }
}

/** Null outside a repository, and where git cannot be asked. */
async function gitFor({ ports, place }: RunWorld): Promise<Git | null> {
  const git = place.root === null ? null : await ports.git(place.root)
  return git?.repository() ? git : null
}

/** What was checked out, and whether anything but the plan and its logs differed from it. */
function standingOf(git: Git | null, place: Place) {
  const head = git?.repository()?.head ?? null
  const changed = git?.changed() ?? []
  return {
    head,
    clean: head !== null && changed.every((path) => path === place.name || isLog(path)),
  }
}

function isLog(path: string): boolean {
  return /(?:^|\/)docs\/evidence\/[\w.-]+\.log$/.test(path)
}

async function runLive(
  command: readonly string[],
  { shell, limitMs }: Capture,
  { ports, settings }: RunWorld,
  processes: Processes,
): Promise<Ended> {
  const { stdout, stderr } = ports.terminal
  const values = secretValues(ports.environment)
  const live = liveOutput(settings.json ? stderr : stdout, values, limitMs)
  const ended = await processes.run({
    command,
    shell,
    directory: settings.directory,
    environment: ports.environment,
    limitMs,
    keep: KEPT,
    onOutput: live.show,
    onSecond: live.tick,
  })
  await live.end()
  return ended
}

function refuseFailure({ how, exit, signal }: Ended, { line, limitMs }: Capture): void {
  if (how === 'exited' && exit === 0) return
  if (how === 'interrupted') {
    throw new HardenError({
      code: 'interrupted',
      exit: EXIT.interrupted,
      message: 'Interrupted: the command was ended, and nothing was written',
      mend: 'run it again',
    })
  }
  const [what, mend] =
    how === 'timed-out'
      ? [`was ended after ${limitMs / 1000} s`, 'give it more time with --timeout']
      : how === 'not-found'
        ? ['could not be started: there is no such program', 'name one that is installed']
        : how === 'killed'
          ? [`was killed by ${signal ?? 'a signal'}`, 'mend it, then try again']
          : [`ended with ${exit}, expected 0`, 'mend it, then try again']
  throw new HardenError({
    code: 'run-failed',
    exit: EXIT.refused,
    message: `The command ${JSON.stringify(line)} ${what}; nothing was written`,
    mend,
  })
}

/** `node 20.20.2` and git's own words. */
async function toolsOf(git: Git | null, { ports, settings }: RunWorld, processes: Processes) {
  const node = ports.runtime.replace(/^Node v?([^,]+).*$/, 'node $1')
  if (git === null) return [node]
  const { how, beginning } = await processes.run({
    command: ['git', '--version'],
    shell: false,
    directory: settings.directory,
    environment: ports.environment,
    limitMs: 5000,
    keep: 200,
  })
  const version = /[\d.]+/.exec(new TextDecoder().decode(beginning))?.[0]
  return how === 'exited' && version !== undefined ? [node, `git ${version}`] : [node]
}

async function write(
  bytes: Uint8Array,
  { name }: Capture,
  { ports, place, settings }: RunWorld,
  git: Git | null,
): Promise<RecordedRun> {
  const { paths } = ports
  const plan = paths.resolve(place.root ?? settings.directory, place.name)
  const folder = paths.resolve(paths.directoryOf(plan), 'docs/evidence')
  const stem = `${name}-${dayOfInstant(settings.now)}`
  const inRepository = (path: string) => paths.relative(place.root ?? '', path)
  const isTaken = (path: string) =>
    ports.files.exists(path) || (git?.index([inRepository(path)]).length ?? 0) > 0
  for (let number = 1; ; number += 1) {
    const path = paths.resolve(folder, `${stem}${number === 1 ? '' : `-${number}`}.log`)
    if (isTaken(path)) continue
    const takeAway = await ports.place(path, bytes)
    const undo = git === null ? takeAway : stage(git, inRepository(path), bytes, takeAway)
    return { path, remove: undo, notices: git === null ? [UNSTAGED] : [] }
  }
}

const UNSTAGED = 'the log is not staged, because this is no git repository'

function stage(git: Git, path: string, bytes: Uint8Array, takeAway: () => void): () => void {
  try {
    git.stage(path, bytes)
  } catch (error) {
    takeAway()
    throw error
  }
  return () => {
    git.unstage(path)
    takeAway()
  }
}

function redactedNotice(count: number): string[] {
  if (count === 0) return []
  return [
    `${count} ${count === 1 ? 'secret was' : 'secrets were'} redacted from the log: revoke what was printed`,
  ]
}
