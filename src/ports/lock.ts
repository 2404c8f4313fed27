/**
 * One writer at a time, among every harden that sees the same lock directory.
 *
 * Promises, on a local file system:
 *
 * - Of two writers that both took the lock, one had given it back before, or was
 *   surely dead. Age proves nothing: a lock is never taken over for being old.
 * - A lock is seen whole or not at all, even after a power cut.
 * - A writer killed at any point blocks nobody: the next one takes the lock over
 *   and clears away what the dead one left.
 *
 * Order of steps:
 *
 * 1. A candidate: `<lock>.<nonce>`, holding who we are, synced to disk.
 * 2. link(2) it to `<lock>`. That name can be given once: who gets it has the lock.
 * 3. Refused, read who holds it. Alive, or not surely dead: sleep, go to 2.
 * 4. Surely dead: link the candidate to `<lock>.steal-<nonce of the dead>`, which
 *    one alone can do; read the lock again; remove it if it is still the dead
 *    one's; remove the steal file; go to 2. A dead thief is robbed the same way.
 * 5. Remove the candidate, and sweep away what the dead left of theirs. Whoever
 *    holds the lock may remove any steal file: a thief removes only the lock it
 *    meant, and that one is gone.
 * 6. Giving back: remove the lock, if it is still ours.
 *
 * On failure: running out of time throws `locked`, and leaves nothing behind. A
 * holder on another host or in another container is never robbed; the error
 * names the file to delete. Where the file system has no hard links, the lock is
 * created and then filled; a writer killed between the two leaves an empty lock,
 * which a person has to delete.
 */
import { basename, dirname, join } from 'node:path'
import { hasNoHardLinks, refusalOf, removeIfThere, tolerate, writeDurably } from './durable.ts'
import { FilesError } from './files.ts'
import type { Holder } from './holder.ts'
import { isSurelyDead, readHolder, thisHolder } from './holder.ts'
import type { Syscalls } from './syscalls.ts'
import { errorCode, isBusyOnWindows } from './syscalls.ts'
import { systemFault } from './system-fault.ts'

/** A lock we hold. */
export interface Lock {
  /** Unique to this one taking of it. */
  readonly nonce: string
  /** What was unusual about taking it, one sentence each. */
  readonly notices: readonly string[]
  /** Throws `changed` when the lock was taken away from us. */
  confirm(): void
  /** Gives it back. Never throws; returns what went wrong, one sentence each. */
  release(): readonly string[]
}

export interface LockRequest {
  /** Path of the lock. */
  readonly path: string
  /** The file it guards, for messages. */
  readonly guards: string
  /** How long to wait for another holder, in milliseconds. */
  readonly waitMs: number
}

/** Takes a lock. @throws FilesError `locked`, `read-only`, `no-space` or `io`. */
export function acquireLock(system: Syscalls, request: LockRequest): Lock {
  const { path } = request
  const me = thisHolder(system)
  const bidder = { system, me, candidate: `${path}.${me.nonce}` }
  let notices: string[]
  try {
    notices = waitForTurn(bidder, request)
  } catch (error) {
    throw systemFault(error, dirname(path), 'write')
  }
  sweep(bidder, path)
  return {
    nonce: me.nonce,
    notices,
    confirm: () => confirm(bidder, request),
    release: () => release(bidder, path),
  }
}

interface Bidder {
  readonly system: Syscalls
  readonly me: Holder
  /** The file that holds who we are, to be linked to what we want to hold. */
  readonly candidate: string
}

/** The first sleep between two tries, and the longest one, in milliseconds. */
const SHORTEST_PAUSE = 2
const LONGEST_PAUSE = 50

function waitForTurn(bidder: Bidder, request: LockRequest): string[] {
  const { system, me, candidate } = bidder
  const deadline = system.monotonic() + request.waitMs
  const notices: string[] = []
  try {
    for (let pause = SHORTEST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      if (publish(bidder, request.path)) return notices
      const holder = readHolder(system, request.path)
      if (holder !== null && isSurelyDead(system, holder, me)) {
        if (takeOver(bidder, request.path, holder)) {
          notices.push(tookOver(request.guards, holder))
          continue
        }
      }
      if (system.monotonic() >= deadline) throw locked(request, holder, me)
      system.sleep(pause * (0.5 + Math.random()))
    }
  } finally {
    tolerate(() => removeIfThere(system, candidate))
  }
}

/**
 * Gives the name `path` to our candidate; false where it is taken.
 *
 * The candidate is written when it is missing: at first, and when a sweep found
 * it still empty. Over a network an answer may get lost and the call be
 * repeated, so a name that is taken may be taken by us.
 */
function publish({ system, me, candidate }: Bidder, path: string): boolean {
  for (let tries = 0; ; tries += 1) {
    const refusal = refusalOf(() => system.link(candidate, path))
    if (refusal === null) return true
    const code = errorCode(refusal)
    if (code === 'EEXIST') return readHolder(system, path)?.nonce === me.nonce
    if (code === 'ENOENT' && tries < MOST_REFILLS) {
      fill(system, candidate, me)
      continue
    }
    if (system.platform === 'win32' && isBusyOnWindows(code)) return false
    if (hasNoHardLinks(refusal)) return fill(system, path, me)
    throw refusal
  }
}

/** Far more than chance will ever need; an end for a system that answers at random. */
const MOST_REFILLS = 100

/** Creates `path` with who we are in it; false where the name is taken. */
function fill(system: Syscalls, path: string, me: Holder): boolean {
  try {
    writeDurably(system, path, new TextEncoder().encode(JSON.stringify(me)), null)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes the lock of a dead holder; false when another thief is at it, or was. */
function takeOver(bidder: Bidder, path: string, dead: Holder): boolean {
  const { system, me } = bidder
  const steal = `${path}.steal-${dead.nonce}`
  if (!publish(bidder, steal)) {
    const thief = readHolder(system, steal)
    if (thief !== null && isSurelyDead(system, thief, me)) takeOver(bidder, steal, thief)
    return false
  }
  try {
    if (readHolder(system, path)?.nonce !== dead.nonce) return false
    removeIfThere(system, path)
    return true
  } finally {
    removeIfThere(system, steal)
  }
}

/** Removes candidates and steal files of the dead, and those that never were filled. */
function sweep({ system, me }: Bidder, path: string): void {
  const directory = dirname(path)
  tolerate(() => {
    for (const name of system.readdir(directory)) {
      if (!name.startsWith(`${basename(path)}.`) || !LEFTOVER.test(name)) continue
      tolerate(() => {
        const holder = readHolder(system, join(directory, name))
        if (holder !== null && !isSurelyDead(system, holder, me)) return
        removeIfThere(system, join(directory, name))
      })
    }
  })
}

const LEFTOVER = /\.lock(\.[0-9a-f]{24})?(\.steal-[0-9a-f]{24})*$/

function confirm({ system, me }: Bidder, { path, guards }: LockRequest): void {
  if (readHolder(system, path)?.nonce === me.nonce) return
  throw new FilesError({
    kind: 'changed',
    path: guards,
    message: `The lock on ${guards} was taken away while it was being written.`,
    mend: 'Try again, and leave the lock alone.',
  })
}

function release({ system, me }: Bidder, path: string): string[] {
  try {
    if (readHolder(system, path)?.nonce === me.nonce) removeIfThere(system, path)
    return []
  } catch (error) {
    if (errorCode(error) === null) throw error
    return [`The lock ${path} could not be removed; the next harden will.`]
  }
}

function tookOver(guards: string, { pid, since }: Holder): string {
  const when = new Date(since).toISOString()
  return `A harden that died (process ${pid}, ${when}) had left the lock on ${guards}; it was removed.`
}

function locked({ path, guards }: LockRequest, holder: Holder | null, me: Holder): FilesError {
  if (holder === null) {
    return new FilesError({
      kind: 'locked',
      path: guards,
      message: `The lock ${path} is held, and does not say by whom.`,
      mend: `Delete ${path} when no harden is running, then try again.`,
    })
  }
  const { pid, host } = holder
  const since = new Date(holder.since).toISOString()
  const here = holder.boot === me.boot && holder.pidNamespace === me.pidNamespace
  return new FilesError({
    kind: 'locked',
    path: guards,
    message: `Another harden (process ${pid} on ${host}, since ${since}) is writing ${guards}.`,
    mend:
      here && host === me.host
        ? 'Wait until it has ended, then try again.'
        : `Try again later, or delete ${path} when that process runs no more.`,
    holder: { pid, host, since },
  })
}
