import type { StyleName } from './style.ts'

/** Text with a look, perhaps leading somewhere. It may hold anything: escaping comes later. */
export interface Piece {
  readonly text: string
  readonly style?: StyleName
  /** An http(s) URL, or the path of a file from the root of the repository. */
  readonly link?: string
}

/** A sign of harden's own, which has a form in ASCII for screens without Unicode. */
export interface Sign {
  readonly sign: SignName
  readonly times?: number
  readonly style?: StyleName
}

/** Unicode and ASCII forms. */
export const SIGNS = {
  dot: ['·', '-'],
  arrow: ['→', '->'],
  ellipsis: ['…', '...'],
  full: ['█', '#'],
  empty: ['░', '.'],
} as const
export type SignName = keyof typeof SIGNS

export type Content = string | Piece | Sign | readonly (string | Piece | Sign)[]

/**
 * A report as data: what stands where, with no word about terminals.
 *
 * `render` alone turns it into output.
 */
export type Block = Text | Stack | Indent | Columns

/** A paragraph. */
export interface Text {
  readonly kind: 'text'
  readonly content: Content
  /** What to do when it is too wide: break it, end it with an ellipsis, or let it run on. */
  readonly overflow: 'wrap' | 'cut' | 'keep'
  /** Further indent of the lines after the first. */
  readonly hang: number
}

/** Blocks below each other; where there are many, they are made when they are looked at. */
export interface Stack {
  readonly kind: 'stack'
  readonly blocks: Iterable<Block>
}

export interface Indent {
  readonly kind: 'indent'
  readonly by: number
  readonly block: Block
}

/** Rows of cells, aligned. A missing cell is an empty one. */
export interface Columns {
  readonly kind: 'columns'
  readonly columns: readonly Column[]
  readonly gap: number
  readonly rows: readonly (readonly Cell[])[]
}

/** Mere content is a paragraph. */
export type Cell = Content | Block

export interface Column {
  /** `fit` takes the room of its widest cell; `fill`, once at most, is content with what is left. */
  readonly width?: 'fit' | 'fill'
  /** The most a column takes on a screen, in display columns. */
  readonly max?: number
  readonly align?: 'left' | 'right'
}
