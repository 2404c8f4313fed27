import type { Block, Outline } from '../../src/markdown/outline.ts'

/** An outline as plain values, inline content beside its block, to be compared with another. */
export function spelledOut(outline: Outline): unknown {
  const spell = (block: Block): unknown => {
    if (block.kind === 'opaque') return block
    if (block.kind !== 'list') return { ...block, inlines: outline.inlines(block) }
    const items = block.items.map((item) => {
      const lead = item.lead ?? item.blocks[0]
      return { ...item, lead: lead && spell(lead), blocks: item.blocks.map(spell) }
    })
    return { ...block, items }
  }
  return { frontMatter: outline.frontMatter, blocks: outline.blocks.map(spell) }
}
