import type { FaultCode } from '../plan/read/findings.ts'
import type { Rule } from './rule.ts'

/** The check of a rule that only the reader can apply: it found what there is to find. */
export function foundInReading(code: FaultCode): Rule['check'] {
  return ({ diagnostics }) => diagnostics.filter((each) => each.code === code)
}
