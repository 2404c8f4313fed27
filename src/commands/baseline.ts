import type { DiagnosticView } from './schema.ts'
import { usage } from './values.ts'

/** Findings that were there on day one, and are not counted. */
export interface Baseline {
  /** Its file, as shown to people. */
  readonly file: string
  readonly fingerprints: ReadonlySet<string>
}

export const BASELINE_NAME = '.harden-baseline.json'

/** Splits findings into those to count and the number of those known. */
export function withoutKnown<T extends { readonly fingerprint: string }>(
  findings: readonly T[],
  { fingerprints }: Baseline,
): { readonly fresh: T[]; readonly known: number } {
  const fresh = findings.filter(({ fingerprint }) => !fingerprints.has(fingerprint))
  return { fresh, known: findings.length - fresh.length }
}

/** A baseline as JSON, in an order that keeps its changes small. */
export function baselineText(findings: readonly DiagnosticView[]): string {
  const rows = findings.map(({ fingerprint, code, item, message }) => ({
    ...{ fingerprint, code, item, message },
  }))
  const order = ({ code, item, fingerprint }: (typeof rows)[number]) =>
    `${code} ${item} ${fingerprint}`
  const sorted = rows.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  return `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`
}

/** @throws HardenError (usage) for what `baselineText` did not write. */
export function readBaseline(file: string, text: string): Baseline {
  const known = findingsIn(text)
  if (known === null) {
    throw usage(
      `${file}: Unexpected content, expected a baseline`,
      'write it anew with `harden check --update-baseline`',
    )
  }
  return { file, fingerprints: new Set(known) }
}

function findingsIn(text: string): string[] | null {
  try {
    const { version, findings } = JSON.parse(text)
    if (version !== 1 || !Array.isArray(findings)) return null
    const prints = findings.map((finding) => finding?.fingerprint)
    return prints.every((print) => typeof print === 'string') ? prints : null
  } catch {
    return null
  }
}
