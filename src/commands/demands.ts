import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { GRADE_WORDS } from '../evidence/grade.ts'
import type { Grade, Recorded } from '../evidence/kind.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import type { Item, Plan } from '../plan/model.ts'
import { shortfallOf, uncoveredParts, unknownHorizons } from '../plan/proof.ts'
import type { Capture } from './command.ts'

/** A record that is there or would be written. */
type Shown = Recorded & { readonly label: string }

/**
 * A demand on a horizon that the plan does not have would silently demand nothing.
 *
 * @throws HardenError (exit 2)
 */
export function refuseUnknownHorizons(plan: Plan, policy: EvidencePolicy): void {
  const [unknown] = policy.minimumGrade.size === 0 ? [] : unknownHorizons(plan, policy)
  if (unknown === undefined) return
  throw new HardenError({
    code: 'bad-config',
    exit: EXIT.usage,
    message: `Unexpected horizon "${unknown}" in "minimumGrade", expected one of ${plan.horizons.map(({ code, name }) => `${code} (${name})`).join(', ')}`,
    mend: 'name it in the configuration as the plan does, by its letter, or * for all others',
  })
}

/** @throws HardenError where the configuration demands more than is shown. */
export function refuseShort(
  plan: Plan,
  item: Item,
  shown: readonly Shown[],
  policy: EvidencePolicy,
): void {
  const { grade, parts } = shortfallOf(plan, item, shown, policy)
  if (grade !== null) throw tooLow(item, grade.demanded, grade.best)
  if (parts.length === 0) return
  throw new HardenError({
    code: 'evidence-partial',
    exit: EXIT.refused,
    message: `${item.code} must show more: ${told(parts)}`,
    mend: `harden done ${item.code} ${parts.map(({ wants }) => `-e <${wants}>`).join(' ')}`,
  })
}

/** What is still missing of an item's requirement, one sentence; none where all of it is shown. */
export function partialNotice(item: Item, shown: readonly Shown[]): string[] {
  const parts = uncoveredParts(item, shown)
  return parts.length === 0
    ? []
    : [`not everything is shown that ${item.code} asks for: ${told(parts)}`]
}

/** The log of a run as it will be recorded, to judge what it would prove before it is made. */
export function logToCome({ name }: Capture, today: string): Shown {
  const target = `docs/evidence/${name}-${today}.log`
  return { target, label: target, pin: `blob ${'0'.repeat(40)}`, isNote: false, expires: null }
}

function tooLow({ code }: Item, demanded: Grade, best: Grade | null): HardenError {
  return new HardenError({
    code: 'evidence-grade',
    exit: EXIT.refused,
    message: `${code} asks for evidence of grade ${demanded} (${GRADE_WORDS[demanded]})${best === null ? '' : `, and the best is ${best} (${GRADE_WORDS[best]})`}`,
    mend: `harden done ${code} -e ${MEANS[demanded]}`,
  })
}

/** What reaches a grade. */
const MEANS: Readonly<Record<Grade, string>> = {
  A: '<file or commit>',
  B: '<CI run or pull request> --online',
  C: '<address> --online --digest',
  D: '<anything>',
}

function told(parts: readonly { readonly text: string; readonly wants: string }[]): string {
  return parts.map(({ text, wants }) => `"${text}" (${wants})`).join(', ')
}
