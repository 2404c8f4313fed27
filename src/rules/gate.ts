import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { fingerprintOf } from '../diagnostics/fingerprint.ts'
import { checkPlan, RULES } from './index.ts'
import { inTextOrder } from './report.ts'
import type { Rule, RuleFacts } from './rule.ts'
import type { Transition, TransitionRule } from './transition.ts'
import { codeAlone } from './transitions/code-alone.ts'
import { completedRemoved } from './transitions/completed-removed.ts'
import { completedReworded } from './transitions/completed-reworded.ts'
import { evidenceRemoved } from './transitions/evidence-removed.ts'
import { planAlone } from './transitions/plan-alone.ts'
import { reopenedWithoutReason } from './transitions/reopened-without-reason.ts'
import { requirementWeakened } from './transitions/requirement-weakened.ts'

/** Every rule about changes, in the order the documents show them. One rule, one file, one line here. */
export const TRANSITION_RULES: readonly TransitionRule[] = [
  reopenedWithoutReason,
  evidenceRemoved,
  requirementWeakened,
  completedRemoved,
  completedReworded,
  planAlone,
  codeAlone,
]

/** All there is to explain. */
export const EVERY_RULE: readonly (Rule | TransitionRule)[] = [...RULES, ...TRANSITION_RULES]

/**
 * What a change brings in: what may not become of a plan, and what every rule
 * finds in the plan now and did not find before.
 *
 * @param transitions to the same plan, one from each parent: what a merge has from one of them it
 *   does not bring in.
 */
export function checkChange(
  transitions: readonly Transition[],
  facts: RuleFacts,
): readonly Diagnostic[] {
  const [first = [], ...others] = transitions.map((transition) => broughtIn(transition, facts))
  const prints = others.map((found) => new Set(found.map(fingerprintOf)))
  return first
    .filter((finding) => prints.every((print) => print.has(fingerprintOf(finding))))
    .sort(inTextOrder)
}

function broughtIn(transition: Transition, facts: RuleFacts): Diagnostic[] {
  const { before, after, pairs } = transition
  const names = new Map(pairs.map((pair) => [pair.before.handle, pair.after.handle]))
  const known = new Set(
    checkPlan(before, facts).map((finding) => fingerprintOf(renamed(finding, names))),
  )
  return [
    ...TRANSITION_RULES.flatMap((rule) => rule.check(transition)),
    ...checkPlan(after, facts).filter((finding) => !known.has(fingerprintOf(finding))),
  ]
}

function renamed(finding: Diagnostic, names: ReadonlyMap<string, string>): Diagnostic {
  const item = finding.item && names.get(finding.item)
  return item === undefined ? finding : { ...finding, item }
}
