import type { Block } from '../block.ts'
import { paragraph, stack, verbatim } from '../compose.ts'

/** One line a notice, for stderr. */
export function noticeReport(notices: readonly string[]): Block {
  return stack(notices.map((notice) => paragraph([{ text: 'harden: ', style: 'muted' }, notice])))
}

/** A refusal, or a defect with its stack. */
export function errorReport(fault: {
  readonly message: string
  readonly mend: string
  readonly stack: string | null
}): Block {
  const { message, mend, stack: trace } = fault
  return stack([
    paragraph([{ text: 'harden: ', style: 'error' }, message], { hang: 8 }),
    paragraph([{ sign: 'arrow', style: 'muted' }, ` ${mend}`], { hang: 3 }),
    ...(trace === null ? [] : [verbatim(trace, 'muted')]),
  ])
}
