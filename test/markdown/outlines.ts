import type { Block, Outline } from '../../src/markdown/outline.ts'

/** An outline as plain values, inline content beside its block, to be compared with another. */
export function spelledOut(outline: Outline): unknown {
  const spell = (block: Block): unknown => {
    if (block.kind === 'opaque') return block
    if (block.kind !== 'list') return { ...block, inlines: outline.inlines(block) }
    const items = block.items.map((item) => {
      const lead = item.lead ?? item.blocks[0]
      const { span, marker, content, box } = item
      const blocks = item.blocks.map(spell)
      return { span, marker, content, box, lead: lead && spell(lead), blocks }
    })
    return { ...block, items }
  }
  return { frontMatter: outline.frontMatter, blocks: outline.blocks.map(spell) }
}
