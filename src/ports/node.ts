import { dirname, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nodeTerminal } from './node-terminal.ts'
import type { Ports } from './ports.ts'
import { nodeReadableFiles } from './read-files.ts'

/** The real world. What only some commands need is loaded when they ask for it. */
export function nodePorts(): Ports {
  const environment = process.env
  // The hooks that `harden hook install` writes say so; whoever else sets GIT_* is not git.
  const terminal = nodeTerminal()
  const startedByGit = environment.HARDEN_HOOK !== undefined
  return {
    files: nodeReadableFiles,
    writableFiles: async () => (await import('./node-files.ts')).nodeFiles,
    keep: async (path, bytes) => (await import('./keep-file.ts')).keepFile(path, bytes),
    git: async (directory) =>
      (await import('./node-git.ts')).nodeGit(directory, { environment, startedByGit }),
    place: async (path, bytes) => (await import('./place-file.ts')).placeFile(path, bytes),
    http: async (options) => (await import('./node-http.ts')).nodeHttp(options),
    hookFiles: async () => (await import('./hook-files.ts')).nodeHookFiles,
    processes: async () => (await import('./node-processes.ts')).nodeProcesses,
    terminal,
    dialogue: async () =>
      (await import('./node-dialogue.ts')).nodeDialogue(terminal.stdout.colourLevel > 0),
    timeLimit: () => import('./time-limit.ts'),
    now: () => Date.now(),
    directory: process.cwd(),
    environment,
    paths: {
      resolve: (from, path) => resolve(from, path),
      relative: (from, to) => relative(from, to).split(sep).join('/'),
      directoryOf: (path) => dirname(path),
      fileUrl: (directory) => `${pathToFileURL(directory).href}/`,
    },
    runtime: `Node ${process.version}, ${process.platform} ${process.arch}`,
  }
}
