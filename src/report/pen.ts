import type { Printable, Screen } from '../text/screen.ts'
import type { Content, Piece, Sign } from './block.ts'
import { SIGNS } from './block.ts'
import { linkTarget } from './link.ts'
import { isSimple } from './measure.ts'
import { safe } from './safe.ts'
import type { Painter, StyleName } from './style.ts'

/** A stretch of printable text in one look. */
export interface Run {
  readonly text: Printable
  readonly style?: StyleName
  readonly link?: string
}

/** Text in one line. */
export interface Line {
  /** What is measured, without looks and links. */
  readonly text: string
  readonly printed: Printable
}

/** Makes contents printable for one screen: safe, then painted and linked. */
export class Pen {
  readonly ellipsis: Printable
  readonly #screen: Screen
  readonly #paint: Painter
  readonly #root: string | null
  #isSimple = true

  /** @param root `file:` URL of the repository's folder, for links to files in it. */
  constructor(screen: Screen, paint: Painter, root: string | null) {
    this.#screen = screen
    this.#paint = paint
    this.#root = root
    this.ellipsis = this.#spelled({ sign: 'ellipsis' })
  }

  /** Whether all that it has written is simple, in the sense of `isSimple`. */
  get isSimple(): boolean {
    return this.#isSimple
  }

  line(content: Content): Line {
    if (typeof content === 'string' || !('length' in content)) return this.#lineOf(content)
    let text = ''
    let printed = ''
    for (const each of content) {
      const line = this.#lineOf(each)
      text += line.text
      printed += line.printed
    }
    return { text, printed: printed as Printable }
  }

  /** The same, for what is to be broken or cut. */
  runs(content: Content): Run[] {
    const pieces = typeof content === 'object' && 'length' in content ? content : [content]
    return pieces.map((each) => {
      if (typeof each === 'string') return { text: this.#safe(each) }
      return { ...each, text: this.#textOf(each) }
    })
  }

  lineOfRuns(runs: readonly Run[]): Line {
    const printed = runs.map((run) => this.#printed(run.text, run)).join('')
    return { text: runs.map(({ text }) => text).join(''), printed: printed as Printable }
  }

  #lineOf(piece: string | Piece | Sign): Line {
    if (typeof piece === 'string') {
      const text = this.#safe(piece)
      return { text, printed: text }
    }
    const text = this.#textOf(piece)
    return { text, printed: this.#printed(text, piece) }
  }

  #textOf(piece: Piece | Sign): Printable {
    return 'text' in piece ? this.#safe(piece.text) : this.#spelled(piece)
  }

  #safe(text: string): Printable {
    if (isSimple(text)) return text as Printable
    const shown = safe(text)
    this.#isSimple &&= isSimple(shown)
    return shown
  }

  #spelled({ sign, times = 1 }: Sign): Printable {
    return SIGNS[sign][this.#screen.unicode ? 0 : 1].repeat(times) as Printable
  }

  #printed(text: Printable, { style, link }: Omit<Run, 'text'>): Printable {
    const painted = style === undefined ? text : this.#paint(text, style)
    const url = link === undefined || !this.#screen.hyperlinks ? null : linkTarget(link, this.#root)
    return url === null ? painted : (`${OSC_8}${url}${ST}${painted}${OSC_8}${ST}` as Printable)
  }
}

/** https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const OSC_8 = '\x1b]8;;'
const ST = '\x1b\\'
