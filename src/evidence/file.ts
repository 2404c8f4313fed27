import type { EvidenceKind } from './kind.ts'
import type { PathRules } from './path-evidence.ts'
import { checkPath, pathProbes } from './path-evidence.ts'
import { verifyPath } from './path-verify.ts'

const RULES: PathRules = { kind: 'file' }

/** A file or a folder of the repository, with or without the heading that is meant. */
export const file: EvidenceKind = {
  name: 'file',
  prefix: 'file:',
  summary: 'a file or folder in git, pinned by its content',
  example: 'docs/runbook.md#rollback',
  recognises: looksLikePath,
  probes: (reference, recorded) => pathProbes(reference, recorded, RULES),
  check: (reference, findings) => checkPath(reference, findings, RULES),
  verify: (record, findings) => verifyPath(record, findings, RULES),
}

/** One word is a path; several are one when they have a slash or end like a file. */
function looksLikePath(reference: string): boolean {
  if (/^[a-z][a-z0-9+.-]+:/i.test(reference) || reference.startsWith('#')) return false
  if (!/\s/.test(reference)) return reference !== ''
  return /^[^:;!?]*\.\w{1,8}(#[^\s#]*)?$/.test(reference) && !/[.,]\s/.test(reference)
}
