import { boxesOf } from './headings.ts'
import type { EvidenceKind, Judgement, NewRecord } from './kind.ts'
import { fail } from './kind.ts'
import type { PathRules } from './path-evidence.ts'
import { checkPath, pathProbes } from './path-evidence.ts'
import { readPathReference } from './path-reference.ts'
import { verifyPath } from './path-verify.ts'
import type { PathFinding } from './probe.ts'

const RULES: PathRules = {
  kind: 'checklist',
  judgeText: openBoxes,
}

/** A Markdown file whose boxes must all be ticked. */
export const checklist: EvidenceKind = {
  name: 'checklist',
  prefix: 'checklist:',
  summary: 'a Markdown file in git whose boxes are all ticked',
  example: 'docs/release-checklist.md',
  recognises: (reference) => isChecklistPath(readPathReference(reference, false).path),
  probes: (reference, recorded) => pathProbes(reference, recorded, RULES),
  check: (reference, findings) => checkPath(reference, findings, RULES),
  verify: (record, findings) => verifyPath(record, findings, RULES),
}

/** A template is meant to have open boxes, so it is a file like any other. */
function isChecklistPath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return /check-?list/i.test(name) && /\.(md|markdown)$/i.test(name) && !/template/i.test(name)
}

function openBoxes({ path, text }: PathFinding, _record: NewRecord): Judgement | null {
  if (text === null) return fail(`${path} is no text`, 'record a Markdown file with boxes')
  const boxes = boxesOf(text)
  const asFile = `or record it as it is: file:${path}`
  if (boxes.length === 0)
    return fail(`${path} holds no boxes`, `write them as \`- [x] …\`, ${asFile}`)
  const open = boxes.filter((mark) => mark.toLowerCase() !== 'x').length
  if (open === 0) return null
  return fail(`${path} has ${open} of ${boxes.length} boxes open`, `tick them, ${asFile}`)
}
