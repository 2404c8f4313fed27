import type { Heading, ListItem, Outline, Paragraph } from '../../markdown/outline.ts'
import type { Located, Span } from '../../text/source.ts'
import type { Bullet } from '../model.ts'
import type { FaultCode, Finding } from './findings.ts'
import type { Prose } from './prose.ts'
import { proseFrom } from './prose.ts'

/** What every reader needs, and where it leaves what it finds wrong. */
export interface Reading {
  readonly outline: Outline
  readonly text: string
  readonly findings: Finding[]
}

/** @param item position of the item the fault is about. */
export function report(
  reading: Reading,
  code: FaultCode,
  fault: { readonly what: string; readonly span: Span; readonly item?: number | undefined },
): void {
  reading.findings.push({ code, what: fault.what, span: fault.span, item: fault.item ?? null })
}

export function proseOf(reading: Reading, block: Heading | Paragraph): Prose {
  return proseFrom(reading.outline.inlines(block), block.span, reading.text)
}

/** The block an item's words stand in: a title underlined by accident is a heading. */
export function leadOf(item: ListItem): Heading | Paragraph | null {
  const first = item.lead ?? item.blocks[0]
  return first?.kind === 'paragraph' || first?.kind === 'heading' ? first : null
}

export function bulletOf(item: ListItem): Bullet {
  const { span, marker, content } = item
  return { span, marker, content, paragraphEnd: leadOf(item)?.span.end ?? content }
}

/** The character between the brackets. */
export function markOf({ span, mark }: NonNullable<ListItem['box']>): Located<string> {
  return { value: mark, span: { start: span.start + 1, end: span.end - 1 } }
}
