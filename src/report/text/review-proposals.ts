import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { columns, paragraph, stack } from '../compose.ts'

type Proposal = ResultOf<'review'>['proposals'][number]

/**
 * Proposals, each with its reason and the command that does the same.
 *
 * @param marksAccepted whether it is to be said which of them were.
 */
export function proposalList(proposals: readonly Proposal[], marksAccepted = true): Block {
  return columns(
    proposals.map((each) => [String(each.n), wordsOf(each, marksAccepted)]),
    { columns: [{ align: 'right' }, { width: 'fill' }] },
  )
}

/** One proposal on its own. @param count how many there are. */
export function proposalReport(proposal: Proposal, count: number): Block {
  return stack([
    paragraph(''),
    columns([[`${proposal.n}/${count}`, wordsOf(proposal, false)]], {
      columns: [{ align: 'right' }, { width: 'fill' }],
    }),
  ])
}

function wordsOf(
  { text, reason, command, needs, applied }: Proposal,
  marksAccepted: boolean,
): Block {
  const rest = needs.length === 0 ? '' : `; rests on ${needs.join(' and ')}`
  return stack([
    paragraph(applied && marksAccepted ? [{ text: 'accepted ', style: 'success' }, text] : text),
    paragraph({ text: `${reason}${rest}`, style: 'muted' }),
    paragraph({ text: command, style: 'code' }, { hang: 2 }),
  ])
}
