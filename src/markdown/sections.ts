import type { Span } from '../text/source.ts'
import type { Block, Heading, Outline } from './outline.ts'

/** A heading and all it governs. */
export interface Section {
  readonly heading: Heading
  /** From the heading to the next one of the same or a higher level, or to the text's end. */
  readonly span: Span
  /** The blocks between the heading and the next heading of any level. */
  readonly blocks: readonly Block[]
  /** The sections under deeper headings, in order. */
  readonly sections: readonly Section[]
}

/** A text as its headings divide it. */
export interface Division {
  /** The blocks before the first heading. */
  readonly lead: readonly Block[]
  readonly sections: readonly Section[]
}

/**
 * Divides an outline by its own headings; those inside list items divide
 * nothing. A level may be skipped: `###` right under `#` is its subsection.
 */
export function divide(outline: Outline): Division {
  const lead: Block[] = []
  const sections: Growing[] = []
  let open: Growing[] = []
  for (const block of outline.blocks) {
    if (block.kind !== 'heading') {
      const into = open.at(-1)?.blocks ?? lead
      into.push(block)
      continue
    }
    const section = begin(block, outline.text.length)
    const parents = open.filter(({ heading }) => heading.depth < block.depth)
    for (const ended of open.slice(parents.length)) ended.span.end = block.span.start
    const into = parents.at(-1)?.sections ?? sections
    into.push(section)
    open = [...parents, section]
  }
  return { lead, sections }
}

interface Growing {
  readonly heading: Heading
  readonly span: { start: number; end: number }
  readonly blocks: Block[]
  readonly sections: Growing[]
}

function begin(heading: Heading, end: number): Growing {
  return { heading, span: { start: heading.span.start, end }, blocks: [], sections: [] }
}
