import { EXIT } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/model.ts'
import { checkChange } from '../rules/gate.ts'
import { checkPlan } from '../rules/index.ts'
import { baselineText, withoutKnown } from './baseline.ts'
import type { Facts, InputOf } from './command.ts'
import { defineCommand, option, toggle } from './command.ts'
import { refuseUnknownHorizons } from './demands.ts'
import { FORMATS } from './format.ts'
import type { GateWanted } from './gate-facts.ts'
import { networkForRecords, ONLINE_OPTIONS } from './online-options.ts'
import { recordProbes } from './record-probes.ts'
import type { DiagnosticView } from './schema.ts'
import { choice, file, revision, usage } from './values.ts'
import { viewerOf } from './view.ts'

const words = {
  options: {
    staged: toggle('--staged', 'check what the staged change brings in, against HEAD'),
    base: option('--base', 'check what HEAD brings in since it left this commit', revision),
    message: option('--message', 'with --staged: the file with the commit message', file),
    failOn: option('--fail-on', 'what ends with 1', choice('severity', ['error', 'warning'])),
    format: option('--format', 'what it prints', choice('format', FORMATS)),
    strict: toggle('--strict', 'count evidence that cannot be verified as an error'),
    baseline: option('--baseline', 'the list of known findings; else .harden-baseline.json', file),
    updateBaseline: toggle('--update-baseline', 'take all that is found now for known'),
    ...ONLINE_OPTIONS,
  },
} as const

export const check = defineCommand({
  name: 'check',
  summary: 'Check the plan, or a change of it, against every rule',
  description:
    'Ends with 1 when something is found, so that it can guard a commit or a build. With --staged or --base it looks at a change: at what may not become of a plan, and at what is found now and was not found before. Trailers in commit messages give the reasons that some rules ask for: see docs/ci.md.',
  examples: [
    'harden check',
    'harden check --staged --fail-on error',
    'harden check --base origin/main --format github',
    'harden check --update-baseline',
  ],
  writes: false,
  words,
  probes: (plan, _input, facts) => recordProbes(plan.items, facts),
  network: (plan, input, facts) => networkForRecords(plan.items, input, facts),
  gate: (input) => {
    refuseContradictions(input)
    const { baseline, updateBaseline } = input
    return { from: fromOf(input), baseline, writesBaseline: updateBaseline }
  },
  decide: (plan, input, facts) => {
    const { failOn, format, updateBaseline } = input
    const found = findingsOf(plan, input, facts)
    const { fresh, known } = facts.gate
      ? withoutKnown(found, facts.gate.baseline)
      : { fresh: found, known: 0 }
    const diagnostics = updateBaseline ? [] : fresh
    const counted =
      failOn === 'error' ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics
    return {
      format: format ?? 'text',
      exit: counted.length > 0 ? EXIT.refused : EXIT.done,
      notices: updateBaseline ? [] : knownNotice(known, facts.gate?.baseline.file),
      result: () => ({ diagnostics, known: updateBaseline ? found.length : known }),
      ...(updateBaseline ? { baseline: baselineText(found) } : {}),
    }
  },
})

type CheckInput = InputOf<typeof words>

function fromOf({ staged, base, message }: CheckInput): GateWanted['from'] {
  if (base !== null) return { what: 'branch', base }
  return staged ? { what: 'index', message } : { what: 'work-tree' }
}

function findingsOf(plan: Plan, { strict }: CheckInput, facts: Facts): DiagnosticView[] {
  refuseUnknownHorizons(plan, facts.policy)
  const transitions = facts.gate?.transitions ?? null
  const ruleFacts = { ...facts, strict }
  const found =
    transitions === null ? checkPlan(plan, ruleFacts) : checkChange(transitions, ruleFacts)
  return found.map(viewerOf(plan, facts).diagnostic)
}

function refuseContradictions({ staged, base, message, updateBaseline }: CheckInput): void {
  if (staged && base !== null) throw usage('Unexpected --base with --staged', 'leave one out')
  if (message !== null && !staged) {
    throw usage('Unexpected --message without --staged', 'add --staged')
  }
  if (updateBaseline && (staged || base !== null)) {
    throw usage('Unexpected --update-baseline for a change', 'leave out --staged and --base')
  }
}

function knownNotice(known: number, baseline = ''): string[] {
  if (known === 0) return []
  return [`${known} known ${known === 1 ? 'finding is' : 'findings are'} not counted: ${baseline}`]
}
