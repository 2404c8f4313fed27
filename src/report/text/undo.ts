import type { JournalView, ResultOf } from '../../commands/schema.ts'
import type { Block, Content } from '../block.ts'
import { columns, paragraph, stack } from '../compose.ts'

/** What was taken back, or the list of what could be. */
export function undoReport({ undone, entries }: ResultOf<'undo'>): Block {
  if (entries.length > 0) return entryRows(entries)
  if (undone === null) return paragraph({ text: 'Nothing to take back.', style: 'muted' })
  return stack([
    paragraph(`Took back \`harden ${undone.command}\` of ${momentOf(undone)}`),
    ...undone.items.map((title) => paragraph(title)),
  ])
}

function entryRows(entries: readonly JournalView[]): Block {
  return columns(
    entries.map((entry) => [
      String(entry.n),
      { text: momentOf(entry), style: 'muted' },
      commandOf(entry),
      entry.items.join('; '),
    ]),
    { columns: [{ align: 'right' }, {}, {}, { width: 'fill' }] },
  )
}

function commandOf({ command, undoes, inForce }: JournalView): Content {
  const words = undoes === null ? command : `${command} of ${undoes}`
  return inForce ? words : [words, { text: ' (taken back)', style: 'muted' }]
}

/** `2026-02-20 12:00`, UTC. */
function momentOf({ at }: JournalView): string {
  return at.slice(0, 16).replace('T', ' ')
}
