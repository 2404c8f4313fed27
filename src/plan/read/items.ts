import type { Block, ListItem } from '../../markdown/outline.ts'
import type { Ticked } from './item.ts'

/** Checklist items among blocks: at any depth, but none inside another. */
export function findItems(blocks: readonly Block[], found: Ticked[] = []): Ticked[] {
  for (const block of blocks) {
    if (block.kind !== 'list') continue
    for (const item of block.items) {
      if (isTicked(item)) found.push(item)
      else findItems(item.blocks, found)
    }
  }
  return found
}

/** Everyday items have a box, which is made anew each time it is asked for. */
function isTicked(item: ListItem): item is Ticked {
  return item.isEveryday === true || item.box !== null
}
