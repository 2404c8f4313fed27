import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Allowances } from '../evidence/allowance.ts'
import { howToAllow } from '../evidence/allowance.ts'
import { findSecrets, secretValue } from '../evidence/secrets.ts'
import { amend } from '../plan/amend.ts'
import type { Edit } from '../plan/change.ts'
import type { Plan } from '../plan/model.ts'
import { readBack } from '../plan/readback.ts'
import { applyEdits } from '../text/edit.ts'
import type { Reader } from './reader.ts'

/**
 * The plan after an edit, read back from its new text.
 *
 * Nothing has been written yet, and nothing may be unless this returns.
 *
 * @throws HardenError when the edit would bring in a secret.
 * @throws ReadBackError when the new text does not say exactly what was meant.
 */
export function applyEdit(
  before: Plan,
  edit: Edit,
  { reader, allowances }: { readonly reader: Reader; readonly allowances: Allowances },
): Plan {
  const { edits, changes } = edit
  const { source } = before
  for (const { insert } of edits) refuseSecrets(insert, source.text, allowances)
  const edited = { ...source, text: applyEdits(source.text, edits) }
  const amendment = amend(before, edit, edited, reader.fromSource)
  const after = amendment?.after ?? reader.fromSource(edited)
  readBack({ before, after, edits, intended: changes, known: amendment?.changes ?? null })
  return after
}

/** All that most changes bring in; it needs no looking into, nor the loading of what looks. */
const MARK_OR_DAY = /^(?:.|\d{4}-\d{2}-\d{2})$/u

/** What stands in the plan already is not brought in: it may be moved. */
function refuseSecrets(insert: string, text: string, allowances: Allowances): void {
  if (MARK_OR_DAY.test(insert)) return
  const [secret] = findSecrets(insert, allowances).filter(
    ({ span }) => !text.includes(insert.slice(span.start, span.end)),
  )
  if (secret === undefined) return
  throw new HardenError({
    code: 'secret',
    exit: EXIT.refused,
    message: `Unexpected secret (${secret.rule}) in the words given, expected none`,
    mend: `leave it out, and rotate it if it was real; ${howToAllow(secretValue(insert, secret), allowances)}`,
  })
}
