import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another program that keeps lists of work, where it is installed, with as many items as our plan. */
export interface Peer {
  readonly name: string
  readonly lines: readonly PeerLine[]
}

/** What it is asked, beside our command that asks the same. */
export interface PeerLine {
  readonly like: string
  readonly program: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** The peers that are installed here, each with its own data in a directory of its own. */
export function peersWith(titles: readonly string[], directory: string): Peer[] {
  return [taskwarrior, todoTxt, backlog].flatMap((peer) => peer(titles, directory) ?? [])
}

function taskwarrior(titles: readonly string[], directory: string): Peer | null {
  if (!isInstalled('task')) return null
  const folder = join(directory, 'taskwarrior')
  mkdirSync(folder, { recursive: true })
  const environment = { TASKRC: '/dev/null', TASKDATA: folder }
  const file = join(folder, 'import.json')
  const entry = '20260214T000000Z'
  writeFileSync(
    file,
    JSON.stringify(titles.map((description) => ({ description, status: 'pending', entry }))),
  )
  const quiet = ['rc.verbose=nothing', 'rc.confirmation=off']
  // It names every item it takes, which is more than a pipe is read for.
  const env = { ...process.env, ...environment }
  spawnSync('task', [...quiet, 'import', file], { env, stdio: 'ignore' })
  const line = (like: string, words: readonly string[]): PeerLine => {
    return { like, program: 'task', words: [...quiet, ...words], environment }
  }
  return { name: 'taskwarrior', lines: [line('next', ['next', 'limit:1']), line('list', ['list'])] }
}

/** It has no notion of what is next. */
function todoTxt(titles: readonly string[], directory: string): Peer | null {
  const program = ['todo.sh', 'todo-txt'].find(isInstalled)
  if (program === undefined) return null
  const folder = join(directory, 'todo-txt')
  mkdirSync(folder, { recursive: true })
  const file = (name: string) => join(folder, name)
  writeFileSync(file('todo.txt'), titles.map((title) => `2026-02-14 ${title}\n`).join(''))
  const settings = [
    ['TODO_DIR', folder],
    ['TODO_FILE', file('todo.txt')],
    ['DONE_FILE', file('done.txt')],
    ['REPORT_FILE', file('report.txt')],
  ]
  writeFileSync(
    file('config'),
    settings.map(([name, value]) => `export ${name}='${value}'\n`).join(''),
  )
  const words = ['-p', '-d', file('config'), 'ls']
  return { name: 'todo.txt', lines: [{ like: 'list', program, words, environment: {} }] }
}

/** Backlog.md keeps a file for each task. It looks at no branch and no remote here, which is in its favour. */
function backlog(titles: readonly string[], directory: string): Peer | null {
  if (titles.length > BACKLOG_MOST || !isInstalled('backlog')) return null
  const folder = join(directory, 'backlog-md')
  const tasks = join(folder, 'backlog', 'tasks')
  mkdirSync(tasks, { recursive: true })
  const settings = {
    project_name: 'bench',
    default_status: 'To Do',
    statuses: ['To Do', 'In Progress', 'Done'],
    task_prefix: 'task',
    filesystem_only: true,
    remote_operations: false,
    check_active_branches: false,
  }
  writeFileSync(join(folder, 'backlog', 'config.yml'), yaml(settings))
  for (const [at, title] of titles.entries()) {
    const id = `TASK-${at + 1}`
    const created_date = '2026-02-14 00:00'
    const values = { id, title, status: 'To Do', assignee: [], created_date, dependencies: [] }
    writeFileSync(join(tasks, `task-${at + 1} - thing.md`), `---\n${yaml(values)}---\n`)
  }
  const line = (like: string, ...words: readonly string[]): PeerLine => {
    const environment = { BACKLOG_CWD: folder }
    return { like, program: 'backlog', words: ['task', 'list', '--plain', ...words], environment }
  }
  return { name: 'Backlog.md', lines: [line('next', '--ready', '--limit', '1'), line('list')] }
}

/** Beyond it, one list takes minutes. */
const BACKLOG_MOST = 10_000

/** YAML takes values as JSON writes them. */
function yaml(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')
}

function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}
