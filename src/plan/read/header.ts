import type { Block } from '../../markdown/outline.ts'
import { findDay } from '../../text/dates.ts'
import { once } from '../../text/once.ts'
import type { Located } from '../../text/source.ts'
import type { Field } from '../model.ts'
import type { ReadField } from './fields.ts'
import { readFieldLines, valueProse } from './fields.ts'
import { readNames } from './names.ts'
import { locateExactly } from './prose.ts'
import type { Reading } from './reading.ts'
import { report } from './reading.ts'

/** What the plan says of itself before its first level-2 heading. */
export interface Header {
  readonly fields: readonly Field[]
  readonly lastUpdated: Located<string> | null
  readonly scope: () => readonly Located<string>[]
}

export function readHeader(reading: Reading): Header {
  const fields = paragraphsAtTop(reading.outline.blocks).flatMap((block) =>
    block.kind === 'paragraph' ? readFieldLines(reading, block) : [],
  )
  const scope = fields.find(({ name }) => name === 'scope')
  return {
    fields: fields.map(({ field }) => field),
    lastUpdated: readLastUpdated(
      reading,
      fields.find(({ name }) => name === 'last updated'),
    ),
    scope: once(() => (scope ? readNames(valueProse(reading, scope)).map(withoutStop) : [])),
  }
}

function paragraphsAtTop(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex((block) => block.kind === 'heading' && block.depth === 2)
  return end < 0 ? blocks : blocks.slice(0, end)
}

function readLastUpdated(reading: Reading, read: ReadField | undefined): Located<string> | null {
  if (read === undefined) return null
  const { field } = read
  const prose = valueProse(reading, read)
  const day = findDay(prose.text)
  if (day?.valid) return locateExactly(prose, day.index, day.index + day.text.length)
  const what = `last update “${field.value.value}”`
  report(reading, 'bad-date', { what, span: field.value.span })
  return null
}

/** A bare list may end like a sentence. */
function withoutStop(name: Located<string>): Located<string> {
  if (!/[^.]\.$/.test(name.value)) return name
  return { value: name.value.slice(0, -1), span: { ...name.span, end: name.span.end - 1 } }
}
