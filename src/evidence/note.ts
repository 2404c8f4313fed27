import type { EvidenceKind } from './kind.ts'
import { fail, unverifiable } from './kind.ts'

const REASON = 'words alone can be verified by nobody'

/** Words. */
export const note: EvidenceKind = {
  name: 'note',
  prefix: 'note:',
  summary: 'words, which nothing can verify',
  example: 'note:reviewed with the on-call team on Tuesday',
  recognises: (reference) => reference !== '',
  probes: () => [],
  check: (reference) => {
    const words = reference.trim().replace(/\s+/g, ' ')
    if (words === '') return fail('the note is empty', 'say what was shown')
    const record = { kind: 'note', target: words, label: words, pin: null, isNote: true } as const
    return unverifiable(REASON, { ...record, grade: 'D' }, 'add a file, a commit or a run')
  },
  verify: () => ({ state: 'unverifiable', reason: REASON, mend: null }),
}
