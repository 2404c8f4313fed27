import type { Block } from '../../markdown/outline.ts'
import type { Span } from '../../text/source.ts'
import type { Reading } from './reading.ts'
import { report } from './reading.ts'

const MARKER = /^(?:<{7}|\|{7}|>{7})(?=[ \t\r\n]|$).*$/gm

/** Reports the lines a merge leaves behind, save in code. */
export function reportConflicts(reading: Reading): void {
  const { text, outline } = reading
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return
  const code = codeIn(outline.blocks)
  for (const { index, 0: line } of text.matchAll(MARKER)) {
    if (code.some(({ start, end }) => start <= index && index < end)) continue
    const span = { start: index, end: index + line.trimEnd().length }
    report(reading, 'unresolved-conflict-marker', { what: `line “${line.trimEnd()}”`, span })
  }
}

function codeIn(blocks: readonly Block[]): Span[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap((item) => codeIn(item.blocks))
    return block.kind === 'opaque' && block.what === 'code' ? [block.span] : []
  })
}
