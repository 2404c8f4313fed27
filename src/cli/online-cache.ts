import type { Finding, Probe } from '../evidence/probe.ts'
import { probeKey } from '../evidence/probe.ts'
import { checksum, sealed, unsealed } from '../history/seal.ts'
import type { Ports } from '../ports/ports.ts'
import { VERSION } from './version.ts'

/** What was found online lately. Failures are never kept, nor any address, nor what a page said. */
export interface OnlineCache {
  readonly get: (probe: Probe) => Finding | null
  readonly put: (probe: Probe, finding: Finding) => void
  readonly save: () => Promise<void>
}

const DAY_MS = 86_400_000
const MARK = `harden online ${VERSION}`
const LASTING: ReadonlySet<string> = new Set(['answers', 'success', 'merged'])

interface Entry {
  readonly at: number
  readonly finding: Finding
}

/** @param file null where there is no git directory to keep it in. */
export function onlineCache(file: string | null, ports: Ports): OnlineCache {
  const now = ports.now()
  const entries = new Map(
    (file === null ? [] : read(file, ports)).filter(([, { at }]) => now - at < DAY_MS && at <= now),
  )
  let changed = false
  return {
    get: (probe) => {
      const finding = entries.get(checksum(probeKey(probe)))?.finding
      return finding?.ask === probe.ask ? finding : null
    },
    put: (probe, finding) => {
      if (!('outcome' in finding) || !LASTING.has(finding.outcome)) return
      if (probe.ask === 'url' && probe.digest) return
      entries.set(checksum(probeKey(probe)), { at: now, finding })
      changed = true
    },
    save: async () => {
      if (file === null || !changed) return
      await ports.keep(file, new TextEncoder().encode(sealed(MARK, [...entries])))
    },
  }
}

function read(file: string, { files }: Ports): [string, Entry][] {
  if (!files.exists(file)) return []
  const value = unsealed(MARK, new TextDecoder().decode(files.read(file)))
  return Array.isArray(value) ? value : []
}
