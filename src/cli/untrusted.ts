import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import type { Settings } from './settings.ts'

/** Runs the reading of a plan. */
export type Guard = <T>(read: () => T) => T

/** How long reading a plan of strangers may take. */
const LIMIT_MS = 2000

/**
 * What reading runs under: a time limit where HARDEN_UNTRUSTED says that the
 * plan may be anybody's, such as that of a pull request; null where it is the
 * user's own, however large.
 */
export async function guardFor(settings: Settings, ports: Ports): Promise<Guard | null> {
  if (!settings.untrusted) return null
  const { withinTime, TimeLimitError } = await ports.timeLimit()
  return (read) => {
    try {
      return withinTime(LIMIT_MS, read)
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error
      throw new HardenError({
        code: 'unreadable-plan',
        exit: EXIT.unreadable,
        message: `Unexpected text that takes more than ${LIMIT_MS / 1000} s to read, expected a plan of a few hundred items or of plain lines`,
        mend: 'write it plainer, or unset HARDEN_UNTRUSTED if you trust whoever wrote it',
      })
    }
  }
}
