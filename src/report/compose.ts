import type {
  Block,
  Cell,
  Column,
  Columns,
  Content,
  Piece,
  Sign,
  SignName,
  Stack,
  Text,
} from './block.ts'
import type { StyleName } from './style.ts'

/** A paragraph that wraps. */
export function paragraph(content: Content, { hang = 0 } = {}): Text {
  return { kind: 'text', content, overflow: 'wrap', hang }
}

/** A line that is cut with an ellipsis where it does not fit. */
export function line(content: Content): Text {
  return { kind: 'text', content, overflow: 'cut', hang: 0 }
}

/** Lines that keep their own shape, such as a diff: never wrapped, never cut. */
export function verbatim(text: string, style?: StyleName): Stack {
  const lines = text.replace(/\n$/, '').split('\n')
  return stack(
    lines.map((each) => ({
      kind: 'text',
      content: style === undefined ? each : { text: each, style },
      overflow: 'keep',
      hang: 0,
    })),
  )
}

export function stack(blocks: Iterable<Block>): Stack {
  return { kind: 'stack', blocks }
}

/** Blocks with a blank line between them. */
export function spaced(blocks: readonly Block[]): Stack {
  return spacedEach(blocks, (block) => block)
}

/** The same of many things, whose blocks are made one after the other, so that none is kept for long. */
export function spacedEach<T>(things: readonly T[], make: (thing: T) => Block): Stack {
  return stack({
    *[Symbol.iterator]() {
      for (const [at, thing] of things.entries()) {
        if (at > 0) yield line('')
        yield make(thing)
      }
    },
  })
}

export function indent(by: number, block: Block): Block {
  return { kind: 'indent', by, block }
}

/** A heading, and what stands under it. */
export function section(title: string, ...blocks: readonly Block[]): Stack {
  return stack([paragraph({ text: title, style: 'heading' }), indent(2, stack(blocks))])
}

/** Aligned rows. */
export function columns(
  rows: readonly (readonly Cell[])[],
  { columns, gap = 2 }: { readonly columns: readonly Column[]; readonly gap?: number },
): Columns {
  return { kind: 'columns', columns, gap, rows }
}

/** Names and what they stand for, one below another. */
export function pairs(rows: readonly (readonly [name: string, value: Cell])[]): Columns {
  return columns(
    rows.map(([name, value]) => [{ text: name, style: 'muted' }, value]),
    { columns: [{ width: 'fit' }, { width: 'fill' }] },
  )
}

/** Contents in one line with a sign between them; the empty ones are left out. */
export function joined(contents: readonly Content[], sign: SignName = 'dot'): Content {
  const line: (string | Piece | Sign)[] = []
  for (const content of contents) {
    const pieces = piecesOf(content)
    if (pieces.length === 0) continue
    if (line.length > 0) line.push(' ', { sign, style: 'muted' }, ' ')
    line.push(...pieces)
  }
  return line
}

/** Contents in one line, just as they follow. */
export function together(...contents: readonly Content[]): Content {
  return contents.flatMap(piecesOf)
}

/** `3 items`, `1 item`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** How much of `whole` is done. It looks full only when all is, and empty only when nothing is. */
export function bar(part: number, whole: number, size = 20): Content {
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0
  const inner = Math.min(size - 1, Math.max(1, Math.round(share * size)))
  const full = share === 0 ? 0 : share === 1 ? size : inner
  return [
    { sign: 'full', times: full, style: 'completed' },
    { sign: 'empty', times: size - full, style: 'muted' },
  ]
}

function piecesOf(content: Content): readonly (string | Piece | Sign)[] {
  if (typeof content === 'string') return content === '' ? [] : [content]
  return 'length' in content ? content : [content]
}
