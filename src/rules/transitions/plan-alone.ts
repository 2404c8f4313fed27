import type { TransitionRule } from '../transition.ts'
import { ofMode } from './of-mode.ts'

export const planAlone: TransitionRule = {
  code: 'plan-alone',
  severity: 'warning',
  summary: 'a change of the plan and of nothing else',
  why: 'Where evidence lives in the repository, work and plan change together. A plan that changes alone may be wishing. Off unless `gate.planAlone` in the configuration says `warn` or `block`, which makes it an error.',
  mend: 'Commit the work or its evidence along with the plan',
  examples: null,
  check: ({ after, paths, modes }) => {
    const plan = after.source.path
    if (!paths.includes(plan) || paths.some((path) => !isOwn(path, plan))) return []
    return ofMode(planAlone, modes.planAlone, 'change of the plan alone', 'the work along with it')
  },
}

/** The list of what was known on day one is no work either. */
function isOwn(path: string, plan: string): boolean {
  return path === plan || /(^|\/)\.harden-baseline\.json$/.test(path)
}
