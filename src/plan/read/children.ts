import { collapse, isVerbatim } from '../../markdown/inline.ts'
import type { Block, ListItem } from '../../markdown/outline.ts'
import type { Located } from '../../text/source.ts'
import type { Bullet, Step } from '../model.ts'
import type { ChildField } from './fields.ts'
import { readField, valueProse } from './fields.ts'
import type { Prose } from './prose.ts'
import { locate } from './prose.ts'
import type { Reading } from './reading.ts'
import { bulletOf, leadOf, markOf, proseOf } from './reading.ts'

/** What stands below an item's title. */
export interface Children {
  readonly bullets: readonly Bullet[]
  readonly fields: readonly ChildField[]
  readonly details: readonly Located<string>[]
  readonly steps: readonly Step[]
}

/** Sorts an item's own bullets into fields, details and steps; boxes are steps at any depth. */
export function readChildren(reading: Reading, item: ListItem): Children {
  const bullets: Bullet[] = []
  const fields: ChildField[] = []
  const details: Located<string>[] = []
  for (const source of bulletsBelow(item)) {
    const bullet = bulletOf(source)
    bullets.push(bullet)
    const lead = leadOf(source)
    if (source.box || lead === null) continue
    const field = lead.kind === 'paragraph' ? readField(reading, lead, bullet) : null
    if (field) fields.push({ ...field, source })
    else details.push(locate(proseOf(reading, lead)))
  }
  return { bullets, fields, details, steps: readSteps(reading, item.blocks) }
}

function bulletsBelow({ blocks }: ListItem): ListItem[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}

/** The words of a field, or where it has none of its own those of the bullets below it. */
export function wordsOfField(reading: Reading, field: ChildField): Prose[] {
  if (field.content.length > 0) return [valueProse(reading, field)]
  return bulletsBelow(field.source).flatMap((item) => {
    const lead = item.box ? null : leadOf(item)
    return lead ? [proseOf(reading, lead)] : []
  })
}

function readSteps(reading: Reading, blocks: readonly Block[], steps: Step[] = []): Step[] {
  for (const block of blocks) {
    if (block.kind !== 'list') continue
    for (const item of block.items) {
      if (item.box) steps.push(readStep(reading, item, item.box))
      readSteps(reading, item.blocks, steps)
    }
  }
  return steps
}

function readStep(reading: Reading, item: ListItem, box: NonNullable<ListItem['box']>): Step {
  const lead = leadOf(item)
  const mark = markOf(box)
  return { text: wordsBehind(reading, lead, box.span.end), mark, done: /^x$/i.test(mark.value) }
}

/** The words behind a box, their source taken whole. @param from where the box ends. */
export function wordsBehind(
  reading: Reading,
  lead: ReturnType<typeof leadOf>,
  from: number,
): Located<string> {
  const source = lead === null ? '' : reading.text.slice(from, lead.span.end)
  const isHeading = lead?.kind === 'heading'
  const words = lead && (isHeading || !isVerbatim(source)) ? locate(proseOf(reading, lead)) : null
  const place = locatedIn(source, from, words === null ? collapse(source.trim()) : words.value)
  if (words === null || !isHeading || place.value === '') return place
  return { value: place.value, span: { start: place.span.start, end: words.span.end } }
}

/** Words with the place of their source, without the white space around it. @param from where that stands. */
export function locatedIn(source: string, from: number, value: string): Located<string> {
  if (value === '') return { value, span: { start: from, end: from } }
  const start = from + source.length - source.trimStart().length
  return { value, span: { start, end: from + source.trimEnd().length } }
}
