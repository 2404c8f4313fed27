import { allowancesOn } from '../evidence/allowance.ts'
import type { EvidencePolicy } from '../evidence/policy.ts'
import { NO_DEMANDS } from '../evidence/policy.ts'
import type { Ports } from '../ports/ports.ts'
import { dayOfInstant } from '../text/dates.ts'
import { configFor, rootAbove } from './locate.ts'
import type { Settings } from './settings.ts'

/** What the configuration says of evidence on this day. @throws HardenError for a configuration that is none. */
export async function policyFor(settings: Settings, ports: Ports): Promise<EvidencePolicy> {
  const { directory, now } = settings
  const config = await configFor(directory, rootAbove(directory, ports), ports)
  if (config === null) return NO_DEMANDS
  const { minimumGrade = {}, strictCoverage = false, allowSecrets = [] } = config
  return {
    minimumGrade: new Map(Object.entries(minimumGrade)),
    strictCoverage,
    allowances: allowancesOn(dayOfInstant(now), allowSecrets),
  }
}
