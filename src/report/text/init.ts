import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { paragraph, stack } from '../compose.ts'

/** Where the new plan is, and what to do with it. */
export function initReport({ created }: ResultOf<'init'>): Block {
  return stack([
    paragraph(`Created ${created}`),
    paragraph([
      { sign: 'arrow', style: 'muted' },
      ' put your own items in, then ',
      { text: 'harden next', style: 'code' },
    ]),
  ])
}
