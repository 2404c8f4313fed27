import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Change } from '../plan/change.ts'
import type { JournalEntry } from '../plan/journal.ts'
import { isInForce } from '../plan/journal.ts'
import type { Plan } from '../plan/model.ts'
import { undoEntry } from '../plan/undo.ts'
import type { Outcome } from './command.ts'
import { optionalArgument, toggle } from './command.ts'
import type { JournalFacts } from './journal-command.ts'
import { defineJournalCommand } from './journal-command.ts'
import type { JournalView, ResultOf } from './schema.ts'
import { count } from './values.ts'

export const undo = defineJournalCommand({
  name: 'undo',
  summary: 'Take back the last change that harden made here',
  description:
    'Again and again, it goes further back. An older change, by its number in the list, is taken back alone, if its lines are still as harden left them. To take back an undo brings the change again.',
  examples: ['harden undo', 'harden undo --list', 'harden undo 3'],
  words: {
    arguments: { number: optionalArgument('the number of the change in the list', count) },
    options: { list: toggle('--list', 'list the changes, newest first, and change nothing') },
  },
  decide: (plan, { number, list }, { journal, read }) => {
    if (list)
      return { result: (): ResultOf<'undo'> => ({ ...UNCHANGED, entries: viewAll(journal) }) }
    const chosen = number === null ? lastInForce(journal) : entryNumbered(journal, number)
    if (chosen === null) return { result: (): ResultOf<'undo'> => UNCHANGED }
    return takeBack(plan, chosen, { journal, read })
  },
})

const UNCHANGED = { undone: null, entries: [], changed: false, diff: '' }

type Notes = Pick<JournalFacts, 'journal' | 'read'>

/** @throws HardenError where its lines were changed since. */
function takeBack(plan: Plan, entry: JournalEntry, { journal, read }: Notes): Outcome {
  const isNewest = entry === lastInForce(journal) || entry === journal.at(-1)
  const undoing = undoEntry(plan, entry, { isNewest, read })
  const view = viewEntry(entry, journal)
  if ('refusal' in undoing) throw refused(view, undoing.refusal)
  return {
    edit: undoing.edit,
    undoes: entry.id,
    result: (): ResultOf<'undo'> => ({ ...UNCHANGED, undone: view }),
  }
}

function lastInForce(journal: readonly JournalEntry[]): JournalEntry | null {
  return journal.findLast((entry) => entry.undoes === null && isInForce(entry, journal)) ?? null
}

/** @throws HardenError for a number that is not in the list, or was taken back already. */
function entryNumbered(journal: readonly JournalEntry[], number: number): JournalEntry {
  const entry = journal.at(-number)
  if (entry === undefined || number > journal.length) {
    throw new HardenError({
      code: 'no-such-change',
      exit: EXIT.notFound,
      message: `Unexpected change ${number}, expected ${journal.length === 0 ? 'none: nothing was written here yet' : `1 to ${journal.length}`}`,
      mend: 'harden undo --list',
    })
  }
  if (isInForce(entry, journal)) return entry
  throw new HardenError({
    code: 'already-undone',
    exit: EXIT.refused,
    message: `Change ${number} was taken back already`,
    mend: 'harden undo --list',
  })
}

function refused({ n, command }: JournalView, why: string): HardenError {
  return new HardenError({
    code: 'undo-refused',
    exit: EXIT.refused,
    message: `Change ${n} (\`harden ${command}\`) cannot be taken back: ${why}`,
    mend: 'take back what came after it first (`harden undo --list`), or edit the plan',
  })
}

/** Newest first, numbered from one. */
function viewAll(journal: readonly JournalEntry[]): JournalView[] {
  return journal.map((entry) => viewEntry(entry, journal)).reverse()
}

function viewEntry(entry: JournalEntry, journal: readonly JournalEntry[]): JournalView {
  const numberOf = (each: JournalEntry) => journal.length - journal.indexOf(each)
  const undone = journal.find(({ id }) => id === entry.undoes)
  return {
    n: numberOf(entry),
    at: entry.at,
    command: entry.command,
    items: [...new Set(entry.changes.flatMap(itemOf))],
    inForce: isInForce(entry, journal),
    undoes: undone === undefined ? null : numberOf(undone),
  }
}

function itemOf(change: Change): string[] {
  return 'item' in change ? [change.item.title] : []
}
