import { argument, toggle } from './command.ts'
import { defineMergeCommand } from './merge-command.ts'
import { reference } from './values.ts'

export const mergeBase = defineMergeCommand({
  name: 'merge-base',
  summary: "Bring another branch's plan into this one, field by field",
  description:
    'Three-way, from the newest commit both branches have. It changes the file and records no merge. Where something is left to decide nothing is written, and the command ends with 1.',
  examples: ['harden merge-base origin/main', 'harden merge-base main --dry-run'],
  writes: true,
  words: {
    arguments: { ref: argument('the branch, tag or commit whose plan comes in', reference) },
    options: {
      markers: toggle('--markers', 'write all the same, with markers around what is undecided'),
    },
  },
  texts: ({ ref, markers }) => ({ from: 'revision', ref, markers }),
})
