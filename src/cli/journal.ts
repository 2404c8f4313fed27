import type { PlanCommand } from '../commands/command.ts'
import type { JournalCommand } from '../commands/journal-command.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { findSecrets } from '../evidence/secrets.ts'
import type { Change } from '../plan/change.ts'
import type { JournalEntry } from '../plan/journal.ts'
import { extendJournal, readJournal } from '../plan/journal.ts'
import type { Plan } from '../plan/model.ts'
import { FilesError } from '../ports/files.ts'
import type { Ports } from '../ports/ports.ts'
import type { Hunk } from '../text/hunks.ts'
import { hunksBetween } from '../text/hunks.ts'
import type { Place } from './locate.ts'
import type { Reader } from './reader.ts'

/**
 * What harden wrote into the plan here, so that it can be taken back: a file in
 * the git directory, a line a change, the last fifty.
 *
 * It is written after the plan, never before. A journal that is missing, cut off
 * or older than the plan costs an undo, never a change: every line is compared
 * with the plan before anything is put back.
 */

/** What was written, and how it came about. */
export interface Writing {
  readonly place: Place
  readonly ports: Ports
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly command: string
  readonly before: Plan
  readonly after: Plan
  readonly changes: readonly Change[]
  /** Id of the entry that this takes back. */
  readonly undoes?: string | undefined
}

/** Notes a change that is written. Returns notices, one sentence each: it never fails. */
export async function noteChange(writing: Writing): Promise<string[]> {
  const { place, ports, now, command, before, after, changes, undoes = null } = writing
  if (place.stateDirectory === null) return []
  const hunks = hunksBetween(before.source.text, after.source.text)
  if (holdsSecret(hunks)) return ['This change cannot be undone: its lines hold a secret.']
  const at = new Date(now).toISOString()
  const entry = { at, command, plan: place.name, changes, hunks, undoes }
  try {
    await append(place.stateDirectory, ports, entry)
    return []
  } catch (error) {
    const why = error instanceof FilesError ? ` ${error.message}` : ''
    return [`This change cannot be undone: it could not be noted.${why}`]
  }
}

/**
 * A command over the journal as one over the plan: what was written here is one
 * of its facts.
 *
 * @throws HardenError outside a repository, where nothing is noted.
 */
export async function withJournal(
  command: JournalCommand,
  { place, ports, reader }: { place: Place; ports: Ports; reader: Reader },
): Promise<PlanCommand> {
  if (place.stateDirectory === null) throw outside()
  const file = fileIn(place.stateDirectory, ports)
  const text = ports.files.exists(file) ? new TextDecoder().decode(ports.files.read(file)) : ''
  const journal = readJournal(text).filter(({ plan }) => plan === place.name)
  return {
    ...command,
    needs: 'plan',
    decide: (plan, input, facts) =>
      command.decide(plan, input, { ...facts, journal, read: reader.fromSource }),
  }
}

/** What goes may have held what may not come: no command would write it, people do. */
function holdsSecret(hunks: readonly Hunk[]): boolean {
  const lines = hunks.flatMap(({ above, before, after, below }) => [
    above ?? '',
    ...before,
    ...after,
    below ?? '',
  ])
  return findSecrets(lines.join('')).length > 0
}

async function append(
  directory: string,
  ports: Ports,
  entry: Omit<JournalEntry, 'id'>,
): Promise<void> {
  const file = fileIn(directory, ports)
  const files = await ports.writableFiles()
  if (!files.exists(file)) files.create(file, new Uint8Array())
  files.update(
    file,
    (bytes) => new TextEncoder().encode(extendJournal(new TextDecoder().decode(bytes), entry)),
    { lockDirectory: directory, waitMs: 1000 },
  )
}

function fileIn(directory: string, { paths }: Ports): string {
  return paths.resolve(directory, 'undo.jsonl')
}

function outside(): HardenError {
  return new HardenError({
    code: 'no-journal',
    exit: EXIT.notFound,
    message: 'The plan is in no git repository, so that nothing is noted for undo',
    mend: 'edit the plan, or keep it in a repository',
  })
}
