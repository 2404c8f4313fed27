import type { Printable, Screen } from '../text/screen.ts'
import type { Block } from './block.ts'
import { layout } from './layout.ts'
import { simpleMeasure } from './measure.ts'
import { Pen } from './pen.ts'
import { loadPainter } from './style.ts'
import { loadMeasure } from './width.ts'

/** What `--plain` shows, whatever the terminal could: ASCII, uncut, without colour or links. */
export const PLAIN: Screen = { columns: null, colourLevel: 0, hyperlinks: false, unicode: false }

/**
 * A report as it goes to the screen, every line with its line end.
 *
 * The one way from data to terminal, in this order: every text is made safe,
 * then measured and laid out, then painted and linked. Hence the only control
 * sequences in the result are colours and hyperlinks made here.
 *
 * @param root `file:` URL of the repository's folder, for links to files in it.
 */
export async function render(
  block: Block,
  screen: Screen,
  root: string | null = null,
): Promise<Printable> {
  let report = ''
  await renderTo(block, screen, root, (part) => {
    report += part
  })
  return report as Printable
}

/** As `render`, handed on part by part while it is made: a long report is never held as a whole. */
export async function renderTo(
  block: Block,
  screen: Screen,
  root: string | null,
  write: (part: Printable) => Promise<void> | void,
): Promise<void> {
  const pen = new Pen(screen, await loadPainter(screen.colourLevel), root)
  const width = screen.columns === null ? null : Math.max(1, screen.columns)
  let measure = simpleMeasure
  let text = ''
  for (const part of partsOf(block)) {
    let lines = layout(part, { width, measure, pen })
    if (!pen.isSimple && measure === simpleMeasure) {
      measure = await loadMeasure(pen.isSimple)
      lines = layout(part, { width, measure, pen })
    }
    for (const { printed } of lines) {
      text += `${printed}\n`
      if (text.length < PART) continue
      await write(text as Printable)
      text = ''
    }
  }
  if (text !== '') await write(text as Printable)
}

/** Characters; a pipe takes about as many bytes at once. */
const PART = 65_536

/** Blocks below each other are laid out one by one: a long report is never held as lines as a whole. */
function* partsOf(block: Block): Generator<Block> {
  if (block.kind !== 'stack') yield block
  else for (const each of block.blocks) yield* partsOf(each)
}
