import { applyEdits } from '../text/edit.ts'
import type { Hunk } from '../text/hunks.ts'
import { takeBack } from '../text/hunks.ts'
import type { Source } from '../text/source.ts'
import type { Change, Edit } from './change.ts'
import { comparePlans } from './compare.ts'
import type { JournalEntry } from './journal.ts'
import type { Plan } from './model.ts'

/** The edit that takes an entry back, or why there is none: a sentence without its full stop. */
export type Undoing = { readonly edit: Edit } | { readonly refusal: string }

/**
 * Takes back what one entry wrote, as far as its lines are still as harden left
 * them; lines elsewhere may have changed.
 *
 * The day of the last update goes back only with the newest entry: with an older
 * one it would deny what came after.
 */
export function undoEntry(
  plan: Plan,
  entry: JournalEntry,
  { isNewest, read }: { readonly isNewest: boolean; readonly read: (source: Source) => Plan },
): Undoing {
  const { source } = plan
  const day = entry.hunks.filter((hunk) => isDayAlone(hunk, entry.changes))
  const others = entry.hunks.filter((hunk) => !day.includes(hunk))
  const attempts = isNewest && day.length > 0 ? [entry.hunks, others] : [others]
  const taken = attempts.map((hunks) => takeBack(source.text, hunks))
  const found = taken.find((each) => 'edits' in each)
  const [lost = ''] = taken.flatMap((each) => ('lost' in each ? sampleOf(each.lost) : []))
  if (!found) return { refusal: `the line “${lost}” is not as harden left it` }
  const after = read({ ...source, text: applyEdits(source.text, found.edits) })
  const changes = comparePlans(plan, after)
  if (!isReverse(changes, entry.changes)) {
    return { refusal: 'the plan has changed so that it would take back something else' }
  }
  return { edit: { edits: found.edits, changes } }
}

/** True for the one line of the date, when nothing but the date changed in it. */
function isDayAlone({ before, after }: Hunk, changes: readonly Change[]): boolean {
  const change = changes.find(({ kind }) => kind === 'last-updated')
  if (change?.kind !== 'last-updated' || change.before === null || change.after === null)
    return false
  const [old, line, ...more] = [...before, ...after]
  if (before.length !== 1 || more.length > 0 || old === undefined || line === undefined)
    return false
  return old.replace(change.before, change.after) === line
}

/** A line by which people find the place: one that was written there, else one beside it. */
function sampleOf({ above, after, below }: Hunk): string {
  const written = after.filter((each) => each.trim() !== '')
  const [line = ''] = [...written, above, below].filter((each) => each !== null)
  return line.trim().slice(0, 60)
}

/** True where the same things change as did then, the day aside. */
function isReverse(changes: readonly Change[], then: readonly Change[]): boolean {
  const wanted = then.filter(isTold).map((change) => effectOf(change, true))
  const found = changes.filter(isTold).map((change) => effectOf(change, false))
  return found.length === wanted.length && found.sort().join('\n') === wanted.sort().join('\n')
}

/** A change that changed nothing is none. */
function isTold(change: Change): boolean {
  if (change.kind === 'last-updated') return false
  if (!('before' in change) || change.kind === 'moved') return true
  return JSON.stringify(change.before) !== JSON.stringify(change.after)
}

const REVERSED: Readonly<Record<string, string>> = {
  added: 'removed',
  removed: 'added',
  'record-added': 'record-removed',
  'record-removed': 'record-added',
}

/** What a change does, or undoes, without where it stands and what its item is called. */
function effectOf(change: Change, isBack: boolean): string {
  const kind = isBack ? (REVERSED[change.kind] ?? change.kind) : change.kind
  if (change.kind === 'record-added' || change.kind === 'record-removed') {
    return JSON.stringify([kind, Object.entries(change.record).sort()])
  }
  if (change.kind === 'moved') {
    const [from, to] = [change.before.horizon, change.after.horizon]
    return JSON.stringify([kind, ...(isBack ? [to, from] : [from, to])])
  }
  if (!('before' in change)) return JSON.stringify([kind, change.item.title])
  const values = isBack ? [change.after, change.before] : [change.before, change.after]
  return JSON.stringify([kind, ...values.map(spell)])
}

function spell(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
