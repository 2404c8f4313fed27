import { argument } from './command.ts'
import { defineMergeCommand } from './merge-command.ts'
import { count, text } from './values.ts'

export const mergeDriver = defineMergeCommand({
  name: 'merge-driver',
  summary: 'Merge three versions of the plan for git, field by field',
  description:
    'Git runs it as docs/merging.md says. It writes the result over <ours>, prints "clean" or "conflict", and ends with 0 or 1; anything else means that git has to merge the lines itself.',
  writes: false,
  words: {
    arguments: {
      base: argument('%O, the version both sides began with', text),
      ours: argument('%A, our version, which the result takes the place of', text),
      theirs: argument('%B, their version', text),
      size: argument('%L, how many signs a conflict marker has', count),
      path: argument('%P, the path of the plan', text),
    },
  },
  texts: ({ base, ours, theirs, size, path }) => ({
    ...{ from: 'files', base, ours, theirs, path },
    markerSize: size,
  }),
})
