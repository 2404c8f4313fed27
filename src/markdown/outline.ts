import type { Span } from '../text/source.ts'

/**
 * What the rest of harden knows of a Markdown text.
 *
 * A producer (remark in `parse.ts`) turns a text into an Outline, and nothing
 * else of Markdown leaves this room. Every span is a range of the text that
 * was read, so a change is a set of edits at these offsets. Whatever harden
 * has no use for stands as one `Opaque` block: never read, never changed.
 *
 * Two producers of one text give equal outlines, block by block and inline by
 * inline; that law is what lets a faster reader stand beside remark.
 */
export interface Outline {
  /** The text all spans point into, without a byte order mark. */
  readonly text: string
  /** Leading YAML or TOML front matter with its fences, when there is some. */
  readonly frontMatter: Span | null
  /** The document's own blocks, in order. */
  readonly blocks: readonly Block[]
  /**
   * The inline content of a heading or a paragraph, emphasis dissolved; a box is
   * not part of it. The same values whenever it is asked for.
   */
  inlines(block: Heading | Paragraph): readonly Inline[]
  /** True where what a list item says depends on its own lines alone: nothing is defined elsewhere. */
  readonly selfContained?: true
}

export type Block = Heading | Paragraph | List | Opaque

export interface Heading {
  readonly kind: 'heading'
  /** 1 to 6. */
  readonly depth: number
  /** With its `#` marks or its underline. */
  readonly span: Span
}

export interface Paragraph {
  readonly kind: 'paragraph'
  /** Starts at the first character of its content; inside an item with a box, at the box. */
  readonly span: Span
}

export interface List {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly span: Span
  readonly items: readonly ListItem[]
}

export interface ListItem {
  /** From its marker to the end of its last block. */
  readonly span: Span
  /** `-`, `*`, `+`, `1.` or `1)`. */
  readonly marker: Span
  /** Offset at which its content begins, one past the marker's white space. */
  readonly content: number
  /** The mark in brackets that makes it a checklist item. */
  readonly box: Box | null
  readonly blocks: readonly Block[]
  /** The first of its blocks, where that is known before the others are. */
  readonly lead?: Block
  /** True where `everydayItemEnd` took in all of its lines. */
  readonly isEveryday?: boolean
}

/**
 * `[c]` at the start of an item, followed by a space, a tab or the line's end.
 *
 * Read from the source, because GFM knows only `[ ]` and `[x]`, and `[~]`
 * becomes a link where such a definition exists.
 */
export interface Box {
  /** The brackets and what stands between them. */
  readonly span: Span
  /** One character (code point), but no backslash, which would escape the bracket. */
  readonly mark: string
}

/** Code, HTML, quotes, tables, rules, definitions, footnotes: kept, never read. */
export interface Opaque {
  readonly kind: 'opaque'
  readonly what: 'code' | 'html' | 'quote' | 'table' | 'rule' | 'definition' | 'footnote'
  readonly span: Span
}

export type Inline = Text | Code | Link | Image | Html

/** Characters with escapes and references resolved; a soft or hard break is one `\n` in `value`. */
export interface Text {
  readonly kind: 'text'
  readonly value: string
  readonly span: Span
}

export interface Code {
  readonly kind: 'code'
  readonly value: string
  /** With its backticks. */
  readonly span: Span
}

export interface Link {
  readonly kind: 'link'
  /** Plain text of the label. */
  readonly label: string
  readonly url: string
  readonly title: string | null
  /** The whole link as written: inline, reference, autolink or bare address. */
  readonly span: Span
}

export interface Image {
  readonly kind: 'image'
  readonly label: string
  readonly url: string
  readonly title: string | null
  readonly span: Span
}

/** One raw inline HTML tag or comment. */
export interface Html {
  readonly kind: 'html'
  readonly value: string
  readonly span: Span
}
