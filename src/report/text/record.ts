import type { RecordView } from '../../commands/schema.ts'
import type { Block, Content, Piece } from '../block.ts'
import { columns, joined } from '../compose.ts'
import type { StyleName } from '../style.ts'

/** Evidence records, one a line: when, of which grade, what, and whether it still holds. */
export function gradedRows(records: readonly RecordView[]): Block {
  return columns(
    records.map((record) => [record.date ?? '', record.grade, linked(record), stateOf(record)]),
    { columns: [{}, {}, { width: 'fill' }, { max: 40 }] },
  )
}

/** The same without the grade. */
export function recordRows(records: readonly RecordView[]): Block {
  return columns(
    records.map((record) => [record.date ?? '', linked(record), stateOf(record)]),
    { columns: [{}, { width: 'fill' }, { max: 40 }] },
  )
}

function linked({ label, target, kind }: RecordView): Piece {
  return kind === 'note' ? { text: label } : { text: label, style: 'link', link: target }
}

function stateOf({ state, reason, expires, note }: RecordView): Content {
  return joined([
    state === null ? '' : { text: state, style: STYLES[state] },
    state === null || state === 'intact' ? '' : (reason ?? ''),
    expires === null ? '' : `expires ${expires}`,
    note ?? '',
  ])
}

const STYLES: Readonly<Record<NonNullable<RecordView['state']>, StyleName>> = {
  intact: 'success',
  drifted: 'warning',
  moved: 'warning',
  missing: 'error',
  expired: 'error',
  unverifiable: 'muted',
  refused: 'error',
}
