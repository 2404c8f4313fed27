import type { Allowances } from './allowance.ts'
import { NO_ALLOWANCES } from './allowance.ts'
import type { Grade } from './kind.ts'

/** What the configuration demands of evidence, and what it lets pass. */
export interface EvidencePolicy {
  /** Least grade by horizon: its letter, its name or the start of it; `*` stands for any other. */
  readonly minimumGrade: ReadonlyMap<string, Grade>
  /** True where every part of a requirement must be shown. */
  readonly strictCoverage: boolean
  readonly allowances: Allowances
}

/** Without a configuration nothing is demanded but one record. */
export const NO_DEMANDS: EvidencePolicy = {
  minimumGrade: new Map(),
  strictCoverage: false,
  allowances: NO_ALLOWANCES,
}
