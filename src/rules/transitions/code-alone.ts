import type { TransitionRule } from '../transition.ts'
import { ofMode } from './of-mode.ts'

export const codeAlone: TransitionRule = {
  code: 'code-alone',
  severity: 'warning',
  summary: 'a change that leaves the plan as it was',
  why: 'A plan that nobody touches while the work goes on tells yesterday’s truth. Off unless `gate.codeAlone` in the configuration says `warn` or `block`, which makes it an error.',
  mend: 'Say in the plan what the change means for its items: start, complete, or give evidence',
  examples: null,
  check: ({ after, paths, modes }) => {
    if (paths.length === 0 || paths.includes(after.source.path)) return []
    return ofMode(codeAlone, modes.codeAlone, 'change without the plan', 'the plan to change along')
  },
}
