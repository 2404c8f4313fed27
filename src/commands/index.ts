import type { Command } from './command.ts'

/** A command by its name; its file is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string
  /** Where help shows it. */
  readonly section: keyof typeof SECTIONS
  readonly load: () => Promise<Command>
}

/**
 * Every command, in the order help shows them. A name of two words belongs to
 * a group. One command, one file, one line here; the command line, help,
 * completion and the documents follow.
 */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'status', section: 'work', load: async () => (await import('./status.ts')).status },
  { name: 'next', section: 'work', load: async () => (await import('./next.ts')).next },
  { name: 'list', section: 'work', load: async () => (await import('./list.ts')).list },
  { name: 'show', section: 'work', load: async () => (await import('./show.ts')).show },
  { name: 'start', section: 'work', load: async () => (await import('./start.ts')).start },
  { name: 'stop', section: 'work', load: async () => (await import('./stop.ts')).stop },
  { name: 'done', section: 'work', load: async () => (await import('./done.ts')).done },
  { name: 'reopen', section: 'plan', load: async () => (await import('./reopen.ts')).reopen },
  { name: 'defer', section: 'plan', load: async () => (await import('./defer.ts')).defer },
  {
    name: 'evidence add',
    section: 'proof',
    load: async () => (await import('./evidence-add.ts')).evidenceAdd,
  },
  {
    name: 'evidence list',
    section: 'proof',
    load: async () => (await import('./evidence-list.ts')).evidenceList,
  },
  {
    name: 'evidence verify',
    section: 'proof',
    load: async () => (await import('./evidence-verify.ts')).evidenceVerify,
  },
  {
    name: 'evidence repin',
    section: 'proof',
    load: async () => (await import('./evidence-repin.ts')).evidenceRepin,
  },
  { name: 'add', section: 'plan', load: async () => (await import('./add.ts')).add },
  { name: 'move', section: 'plan', load: async () => (await import('./move.ts')).move },
  {
    name: 'queue list',
    section: 'order',
    load: async () => (await import('./queue-list.ts')).queueList,
  },
  {
    name: 'queue add',
    section: 'order',
    load: async () => (await import('./queue-add.ts')).queueAdd,
  },
  {
    name: 'queue drop',
    section: 'order',
    load: async () => (await import('./queue-drop.ts')).queueDrop,
  },
  {
    name: 'queue move',
    section: 'order',
    load: async () => (await import('./queue-move.ts')).queueMove,
  },
  {
    name: 'queue link',
    section: 'order',
    load: async () => (await import('./queue-link.ts')).queueLink,
  },
  { name: 'rerank', section: 'order', load: async () => (await import('./rerank.ts')).rerank },
  { name: 'review', section: 'order', load: async () => (await import('./review.ts')).review },
  { name: 'risk', section: 'order', load: async () => (await import('./risk.ts')).risk },
  {
    name: 'risk set',
    section: 'order',
    load: async () => (await import('./risk-set.ts')).riskSet,
  },
  {
    name: 'risk clear',
    section: 'order',
    load: async () => (await import('./risk-clear.ts')).riskClear,
  },
  {
    name: 'risk suggest',
    section: 'order',
    load: async () => (await import('./risk-suggest.ts')).riskSuggest,
  },
  {
    name: 'services',
    section: 'work',
    load: async () => (await import('./scope.ts')).services,
  },
  { name: 'log', section: 'history', load: async () => (await import('./log.ts')).log },
  { name: 'diff', section: 'history', load: async () => (await import('./diff.ts')).diff },
  { name: 'stats', section: 'history', load: async () => (await import('./stats.ts')).stats },
  { name: 'check', section: 'proof', load: async () => (await import('./check.ts')).check },
  {
    name: 'merge-base',
    section: 'git',
    load: async () => (await import('./merge-base.ts')).mergeBase,
  },
  { name: 'resolve', section: 'git', load: async () => (await import('./resolve.ts')).resolve },
  {
    name: 'merge-driver',
    section: 'git',
    load: async () => (await import('./merge-driver.ts')).mergeDriver,
  },
  {
    name: 'hook install',
    section: 'git',
    load: async () => (await import('./hook.ts')).hookInstall,
  },
  {
    name: 'hook uninstall',
    section: 'git',
    load: async () => (await import('./hook.ts')).hookUninstall,
  },
  { name: 'hook status', section: 'git', load: async () => (await import('./hook.ts')).hookStatus },
  {
    name: 'hook message',
    section: 'git',
    load: async () => (await import('./hook-message.ts')).hookMessage,
  },
  { name: 'undo', section: 'plan', load: async () => (await import('./undo.ts')).undo },
  { name: 'init', section: 'plan', load: async () => (await import('./init.ts')).init },
  { name: 'explain', section: 'proof', load: async () => (await import('./explain.ts')).explain },
]

/** The headings of help. */
export const SECTIONS = {
  work: 'Every day:',
  proof: 'Proof:',
  order: 'Order:',
  history: 'History:',
  git: 'With git:',
  plan: 'The plan:',
} as const

/** What the groups of two-word commands are about. */
export const GROUPS: Readonly<Record<string, string>> = {
  evidence: 'What was shown for an item',
  queue: 'The ranked next few',
  hook: 'Hooks of git that ask harden',
}
