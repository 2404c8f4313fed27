/**
 * harden as a library: plans read, checked and edited as data. Nothing here
 * touches a file; the command line does.
 */
import { parseMarkdown } from './markdown/parse.ts'
import type { Plan } from './plan/model.ts'
import { readPlan } from './plan/read.ts'
import { sourceOf } from './text/source.ts'

export type { Diagnostic, Severity } from './diagnostics/diagnostic.ts'
export { HardenError } from './diagnostics/diagnostic.ts'
export type {
  Deferral,
  EvidenceRecord,
  EvidenceRequirement,
  Horizon,
  Item,
  Plan,
  Queue,
  QueueEntry,
  Status,
} from './plan/model.ts'
export { checkPlan } from './rules/index.ts'
export type { RuleFacts } from './rules/rule.ts'
export type { TextEdit } from './text/edit.ts'
export { applyEdits } from './text/edit.ts'
export type { Located, Source, Span } from './text/source.ts'

/**
 * Reads a plan from its text, which has no byte order mark. Every text is some
 * plan: what cannot be read is left out and reported in `diagnostics`.
 *
 * @param path of the file, for messages; nothing is read from it.
 * @throws HardenError `unreadable-plan` for a text that no Markdown parser survives.
 */
export function parsePlan(text: string, path?: string): Plan {
  const source = sourceOf(text, path)
  return readPlan(source, parseMarkdown(source.text))
}
