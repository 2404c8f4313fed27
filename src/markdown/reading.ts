import type { Image, ImageReference, Link, LinkReference, Node } from 'mdast'
import type { Span } from '../text/source.ts'
import { labelOf } from './definitions.ts'
import type { Box, Heading, Inline, Paragraph } from './outline.ts'

/** Where a link leads. */
export interface Target {
  readonly url: string
  readonly title: string | null
}

/** What it takes to read the tree of one piece of a text. */
export interface Reading {
  /** The whole text; every span points into it. */
  readonly text: string
  /** Offset of the piece in the text. */
  readonly offset: number
  /** Targets of link definitions by label. */
  readonly targets: ReadonlyMap<string, Target>
  /** Receives the inline content of each heading and paragraph. */
  readonly inlines: Map<Heading | Paragraph, readonly Inline[]>
  /** Whether boxes that meant something to Markdown had letters in their place when the tree was made. */
  readonly masked: boolean
  /** Receives the boxes that the tree took for part of something larger. */
  readonly tangled: Box[]
}

/** Where a node stands in the whole text. */
export function spanOf(node: Node, reading: Reading): Span {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  /* v8 ignore next -- the parser is set up to give every node its place */
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} has no position`)
  return { start: reading.offset + start, end: reading.offset + end }
}

/** A reference leads where its definition says. */
export function targetOf(
  node: Link | LinkReference | Image | ImageReference,
  reading: Reading,
): Target {
  if ('url' in node) return { url: node.url, title: node.title ?? null }
  const target = reading.targets.get(labelOf(node.identifier))
  /* v8 ignore next -- the parser makes references only of labels that are defined */
  if (!target) throw new Error(`A reference to ${node.identifier} has no definition`)
  return target
}
