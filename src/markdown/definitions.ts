import type { Nodes } from 'mdast'
import type { Target } from './reading.ts'

/** What a text defines for the references in it, by label as `labelOf` spells it. */
export interface Definitions {
  readonly links: Map<string, Target>
  readonly footnotes: Set<string>
}

/** Nothing yet. */
export function noDefinitions(): Definitions {
  return { links: new Map(), footnotes: new Set() }
}

/** How CommonMark compares labels: white space collapsed, case folded. */
export function labelOf(source: string): string {
  return source
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
}

/** Adds the definitions in `tree`, however deep they stand. The first of equal labels counts. */
export function collectDefinitions(tree: Nodes, into: Definitions): void {
  if (tree.type === 'definition') {
    const label = labelOf(tree.identifier)
    const target = { url: tree.url, title: tree.title ?? null }
    if (!into.links.has(label)) into.links.set(label, target)
  }
  if (tree.type === 'footnoteDefinition') into.footnotes.add(labelOf(tree.identifier))
  if ('children' in tree) for (const child of tree.children) collectDefinitions(child, into)
}

const LABEL = /\[((?:\\[\s\S]|[^\\[\]])+)\]/g

/** Whether `source` may hold a reference to a definition that is in `all` and not in `own`. */
export function mayReferElsewhere(source: string, own: Definitions, all: Definitions): boolean {
  for (const [, words = ''] of source.matchAll(LABEL)) {
    const label = labelOf(words)
    if (all.links.has(label) && !own.links.has(label)) return true
    const note = label.replace(/^\^/, '')
    if (note !== label && all.footnotes.has(note) && !own.footnotes.has(note)) return true
  }
  return false
}
