import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { unicodePattern } from '../../text/lettered.ts'
import { normaliseTitle } from '../handle.ts'
import { titledAgain } from '../handles.ts'
import type { Item, Legend } from '../model.ts'
import { isDeferralComplete } from '../status.ts'
import { reportConflicts } from './conflicts.ts'
import type { Finding } from './findings.ts'
import { diagnose, FAULTS } from './findings.ts'
import { reportNearMisses } from './near-miss.ts'
import type { Reading } from './reading.ts'
import { report } from './reading.ts'
import type { Section } from './sections.ts'

/**
 * Everything wrong with the text of a plan, in the order of its places.
 *
 * Reads every item to its end, for what its own reading finds.
 *
 * @param sections those outside the legend.
 */
export function diagnoseAll(
  reading: Reading,
  items: readonly Item[],
  sections: readonly Section[],
  legend: Legend,
): Diagnostic[] {
  const found: Reading = { ...reading, findings: [] }
  for (const [index, item] of items.entries()) reportItem(found, item, index)
  reportTwins(found, items)
  reportNearMisses(found, sections, legend)
  reportConflicts(found)
  return [...reading.findings, ...found.findings]
    .toSorted((a, b) => a.span.start - b.span.start)
    .map((finding) => diagnose(finding, items[finding.item ?? -1]?.handle ?? null))
}

/** The errors among them, without reading the items that are passed over, nor saying what those have. */
export function diagnoseErrors(
  reading: Reading,
  items: readonly Item[],
  passedOver: ReadonlySet<Item>,
): Diagnostic[] {
  const found: Reading = { ...reading, findings: [] }
  for (const [index, item] of items.entries()) {
    if (!passedOver.has(item)) reportItem(found, item, index)
  }
  reportConflicts(found)
  const itemOf = (finding: Finding) => items[finding.item ?? -1]
  return [...reading.findings, ...found.findings].flatMap((finding) => {
    const item = itemOf(finding)
    if (FAULTS[finding.code].severity !== 'error' || (item && passedOver.has(item))) return []
    return [diagnose(finding, item?.handle ?? null)]
  })
}

function reportItem(reading: Reading, { title, mark, status, deferral }: Item, item: number): void {
  if (status === 'unknown') {
    report(reading, 'unknown-status', { what: `mark ${show(mark.value)}`, span: mark.span, item })
  }
  if (title.value === '') {
    report(reading, 'empty-title', { what: 'item without a title', span: title.span, item })
  }
  if (status === 'deferred' && !isDeferralComplete(deferral)) {
    const missing = (['reason', 'approver', 'until'] as const)
      .filter((part) => !deferral?.[part])
      .map((part) => (part === 'until' ? 'end date' : part))
    const what = `deferral without ${missing.join(', ')}`
    report(reading, 'deferral-incomplete', { what, span: deferral?.span ?? mark.span, item })
  }
}

/** A character as it looks, or by its number where it looks like nothing. */
function show(character: string): string {
  if (VISIBLE().test(character)) return `“${character}”`
  const number = Number(character.codePointAt(0))
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`
}

const VISIBLE = unicodePattern(String.raw`[\p{L}\p{N}\p{P}\p{S}]`)

/** Reports items whose title stands further up already. */
function reportTwins(reading: Reading, items: readonly Item[]): void {
  for (const [index, first] of titledAgain({ items })) {
    const [{ code }, { title }] = [items[first], items[index]] as [Item, Item]
    if (normaliseTitle(title.value) === '') continue
    const what = `title of ${code} again`
    report(reading, 'duplicate-title', { what, span: title.span, item: index })
  }
}
