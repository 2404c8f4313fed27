import type { DiagnosticView, ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { counted, indent, paragraph, spaced, stack, together } from '../compose.ts'

/** Diagnostics in the order of the file, each with its mend; then the sum. */
export function checkReport({ diagnostics }: ResultOf<'check'>): Block {
  if (diagnostics.length === 0) return paragraph({ text: 'Nothing to mend.', style: 'success' })
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return spaced([
    stack(diagnostics.map(oneDiagnostic)),
    paragraph(`${counted(errors, 'error')}, ${counted(diagnostics.length - errors, 'warning')}`),
  ])
}

function oneDiagnostic({
  file,
  line,
  column,
  severity,
  message,
  code,
  mend,
}: DiagnosticView): Block {
  return stack([
    paragraph(
      together(`${file}:${line}:${column} `, { text: severity, style: severity }, ` ${message} `, {
        text: `[${code}]`,
        style: 'muted',
      }),
      { hang: 2 },
    ),
    indent(2, paragraph([{ sign: 'arrow', style: 'muted' }, ` ${mend}`], { hang: 2 })),
  ])
}
