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
 * `render` alone turns it into output; `T` is what its texts are made of on the way.
 */
export type Block<T = Content> = Text<T> | Stack<T> | Indent<T> | Columns<T>

/** A paragraph. */
export interface Text<T = Content> {
  readonly kind: 'text'
  readonly content: T
  /** What to do when it is too wide: break it, end it with an ellipsis, or let it run on. */
  readonly overflow: 'wrap' | 'cut' | 'keep'
  /** Further indent of the lines after the first. */
  readonly hang: number
}

/** Blocks below each other; where there are many, they are made when they are looked at. */
export interface Stack<T = Content> {
  readonly kind: 'stack'
  readonly blocks: Iterable<Block<T>>
}

export interface Indent<T = Content> {
  readonly kind: 'indent'
  readonly by: number
  readonly block: Block<T>
}

/** Rows of cells, aligned. A missing cell is an empty one. */
export interface Columns<T = Content> {
  readonly kind: 'columns'
  readonly columns: readonly Column[]
  readonly gap: number
  readonly rows: readonly (readonly Block<T>[])[]
}

export interface Column {
  /** `fit` takes the room of its widest cell; `fill`, once at most, is content with what is left. */
  readonly width?: 'fit' | 'fill'
  /** The most a column takes on a screen, in display columns. */
  readonly max?: number
  readonly align?: 'left' | 'right'
}

/** The same blocks with other content. */
export function mapContent<A, B>(block: Block<A>, change: (content: A) => B): Block<B> {
  switch (block.kind) {
    case 'text':
      return {
        kind: 'text',
        content: change(block.content),
        overflow: block.overflow,
        hang: block.hang,
      }
    case 'stack':
      return { ...block, blocks: Array.from(block.blocks, (each) => mapContent(each, change)) }
    case 'indent':
      return { ...block, block: mapContent(block.block, change) }
    case 'columns':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => mapContent(cell, change))),
      }
  }
}
