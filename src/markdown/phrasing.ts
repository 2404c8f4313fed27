import type { PhrasingContent } from 'mdast'
import type { Span } from '../text/source.ts'
import { collapse, plainText } from './inline.ts'
import type { Inline } from './outline.ts'
import type { Reading } from './reading.ts'
import { spanOf, targetOf } from './reading.ts'

/** The inline content of one node, flat: emphasis, strong and deleted text dissolve into their children. */
export function readPhrasing(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  const inlines: Inline[] = []
  let open: { value: string; span: Span } | null = null
  const close = () => {
    if (open) inlines.push({ kind: 'text', ...open })
    open = null
  }
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'break') {
      open = longer(
        open,
        node.type === 'text' ? node.value.replace(/\r\n?/g, '\n') : '\n',
        spanOf(node, reading),
      )
    } else {
      close()
      inlines.push(...readNode(node, reading))
    }
  }
  close()
  return inlines
}

function longer(open: { value: string; span: Span } | null, value: string, span: Span) {
  if (!open) return { value, span }
  return { value: open.value + value, span: { start: open.span.start, end: span.end } }
}

function readNode(node: PhrasingContent, reading: Reading): Inline[] {
  const span = spanOf(node, reading)
  switch (node.type) {
    case 'emphasis':
    case 'strong':
    case 'delete':
      return readPhrasing(node.children, reading)
    case 'inlineCode':
      return [{ kind: 'code', value: node.value, span }]
    case 'html':
      return [{ kind: 'html', value: node.value, span }]
    case 'link':
    case 'linkReference': {
      const label = plainText(readPhrasing(node.children, reading))
      return [{ kind: 'link', label, ...targetOf(node, reading), span }]
    }
    case 'image':
    case 'imageReference': {
      const label = collapse(node.alt as string)
      return [{ kind: 'image', label, ...targetOf(node, reading), span }]
    }
    default:
      return []
  }
}
