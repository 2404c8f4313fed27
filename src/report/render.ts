import type { Printable, Screen } from '../text/screen.ts'
import type { Block, Content, Piece, Sign } from './block.ts'
import { mapContent, SIGNS } from './block.ts'
import type { Line, Run } from './layout.ts'
import { layout } from './layout.ts'
import { linkTarget } from './link.ts'
import { isSimple } from './measure.ts'
import { safe } from './safe.ts'
import type { Painter } from './style.ts'
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
  const paint = await loadPainter(screen.colourLevel)
  const link = screen.hyperlinks ? (target: string) => linkTarget(target, root) : () => null
  const print = (run: Run) => printed(run, paint, link)
  let text = ''
  for (const part of partsOf(block)) {
    for (const line of await lay(part, screen)) text += `${line.map(print).join('')}\n`
  }
  return text as Printable
}

/** Blocks below each other are laid out one by one: a long report is never held as lines as a whole. */
function* partsOf(block: Block): Generator<Block> {
  if (block.kind !== 'stack') yield block
  else for (const each of block.blocks) yield* partsOf(each)
}

async function lay(block: Block, screen: Screen): Promise<Line[]> {
  let allSimple = true
  const ready = mapContent(block, (content): Line => {
    const line = runsOf(content, screen)
    allSimple &&= line.every(({ text }) => isSimple(text))
    return line
  })
  return layout(ready, {
    width: screen.columns === null ? null : Math.max(1, screen.columns),
    ellipsis: spelled({ sign: 'ellipsis' }, screen),
    measure: await loadMeasure(allSimple),
  })
}

function runsOf(content: Content, screen: Screen): Line {
  if (typeof content === 'string') return [{ text: safe(content) }]
  if (!('length' in content)) return [runOf(content, screen)]
  return content.map((each) =>
    typeof each === 'string' ? { text: safe(each) } : runOf(each, screen),
  )
}

function runOf(piece: Piece | Sign, screen: Screen): Run {
  if ('text' in piece) return { ...piece, text: safe(piece.text) }
  const text = spelled(piece, screen)
  return piece.style === undefined ? { text } : { text, style: piece.style }
}

function spelled({ sign, times = 1 }: Sign, { unicode }: Screen): Printable {
  return SIGNS[sign][unicode ? 0 : 1].repeat(times) as Printable
}

function printed(
  { text, style, link }: Run,
  paint: Painter,
  target: (link: string) => string | null,
): string {
  const painted = style === undefined ? text : paint(text, style)
  const url = link === undefined ? null : target(link)
  return url === null ? painted : `${OSC_8}${url}${ST}${painted}${OSC_8}${ST}`
}

/** https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const OSC_8 = '\x1b]8;;'
const ST = '\x1b\\'
