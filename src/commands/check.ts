import { EXIT } from '../diagnostics/diagnostic.ts'
import { checkPlan } from '../rules/index.ts'
import { defineCommand, FORMATS, option, toggle } from './command.ts'
import { networkForRecords, ONLINE_OPTIONS } from './online-options.ts'
import { recordProbes } from './record-probes.ts'
import type { ResultOf } from './schema.ts'
import { choice } from './values.ts'
import { viewerOf } from './view.ts'

export const check = defineCommand({
  name: 'check',
  summary: 'Check the plan against every rule',
  description: 'Ends with 1 when something is found, so that it can guard a commit or a build.',
  examples: ['harden check', 'harden check --fail-on error', 'harden check --format github'],
  writes: false,
  words: {
    options: {
      failOn: option('--fail-on', 'what ends with 1', choice('severity', ['error', 'warning'])),
      format: option('--format', 'what it prints', choice('format', FORMATS)),
      strict: toggle('--strict', 'count evidence that cannot be verified as an error'),
      ...ONLINE_OPTIONS,
    },
  },
  probes: (plan) => recordProbes(plan.items),
  network: (plan, input) => networkForRecords(plan.items, input),
  decide: (plan, { failOn, format, strict }, facts) => {
    const viewer = viewerOf(plan, facts)
    const diagnostics = checkPlan(plan, { ...facts, strict }).map(viewer.diagnostic)
    const counted =
      failOn === 'error' ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics
    return {
      format: format ?? 'text',
      exit: counted.length > 0 ? EXIT.refused : EXIT.done,
      result: (): ResultOf<'check'> => ({ diagnostics }),
    }
  },
})
