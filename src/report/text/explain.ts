import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { indent, pairs, paragraph, spaced, verbatim } from '../compose.ts'

/** What a diagnostic means, and what to do about it. */
export function explainReport({ rules }: ResultOf<'explain'>): Block {
  return spaced(
    rules.map(({ code, severity, summary, why, mend, example }) =>
      spaced([
        paragraph([{ text: code, style: severity }, `  ${summary}`]),
        paragraph(why),
        pairs([['mend', mend]]),
        ...(example === null ? [] : [indent(2, verbatim(example, 'muted'))]),
      ]),
    ),
  )
}
