import type { Hunk } from '../text/hunks.ts'
import { sha256Hex } from '../text/sha256.ts'
import type { Change } from './change.ts'

/** One change that harden wrote, with all that is needed to take it back. */
export interface JournalEntry {
  /** What it says, in sixteen hexadecimal digits. */
  readonly id: string
  /** When, ISO 8601 in UTC. */
  readonly at: string
  /** The command that made it. */
  readonly command: string
  /** The plan's path, from the root of the repository. */
  readonly plan: string
  readonly changes: readonly Change[]
  readonly hunks: readonly Hunk[]
  /** Id of the entry that it took back; null for a change of its own. */
  readonly undoes: string | null
}

/** Entries that are kept, and the bytes they may have together. */
const MOST = 50
const LONGEST = 1_048_576

const VERSION = 1

/**
 * The entries of a journal, oldest first: one line each, with a checksum. A line
 * that was cut off, or changed by anything, is passed over.
 */
export function readJournal(text: string): JournalEntry[] {
  return text.split('\n').flatMap((line) => readEntry(line) ?? [])
}

/** The journal with one more entry at its end, and no more of them than are kept. */
export function extendJournal(text: string, entry: Omit<JournalEntry, 'id'>): string {
  const lines = [...text.split('\n').filter((line) => readEntry(line) !== null), lineOf(entry)]
  const kept: string[] = []
  let length = 0
  for (const line of lines.slice(-MOST).reverse()) {
    length += line.length + 1
    if (kept.length > 0 && length > LONGEST) break
    kept.unshift(line)
  }
  return kept.map((line) => `${line}\n`).join('')
}

/**
 * Whether what an entry wrote still counts: it does until another entry takes it
 * back, and again when that one is taken back.
 *
 * @param entries of the same journal, oldest first.
 */
export function isInForce(entry: JournalEntry, entries: readonly JournalEntry[]): boolean {
  const later = entries.slice(entries.indexOf(entry) + 1)
  return !later.some((each) => each.undoes === entry.id && isInForce(each, entries))
}

function lineOf(entry: Omit<JournalEntry, 'id'>): string {
  const body = JSON.stringify(entry)
  return JSON.stringify({ v: VERSION, sum: checksum(body), entry: body })
}

function readEntry(line: string): JournalEntry | null {
  const parsed = parse(line)
  if (parsed === null || typeof parsed !== 'object') return null
  const { v, sum, entry } = parsed as Readonly<Record<string, unknown>>
  if (v !== VERSION || typeof entry !== 'string' || sum !== checksum(entry)) return null
  return { ...(JSON.parse(entry) as Omit<JournalEntry, 'id'>), id: sum }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function checksum(text: string): string {
  return sha256Hex(new TextEncoder().encode(text)).slice(0, 16)
}
