import { toggle } from './command.ts'
import { defineMergeCommand } from './merge-command.ts'

export const resolve = defineMergeCommand({
  name: 'resolve',
  summary: 'Merge a plan that git left in conflict, field by field',
  description:
    'For merges, rebases and cherry-picks that ran without the merge driver. The result is staged when nothing is left to decide; otherwise it stays unstaged, with markers around what is, and the command ends with 1.',
  examples: ['harden resolve', 'harden resolve --dry-run'],
  writes: true,
  words: {
    options: {
      overwrite: toggle('--overwrite', 'give up what was edited in the file since the conflict'),
    },
  },
  texts: ({ overwrite }) => ({ from: 'index', overwrite }),
})
