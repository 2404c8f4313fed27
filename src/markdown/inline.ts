import type { Span } from '../text/source.ts'
import type { Inline, Link } from './outline.ts'

/** Every run of white space as one space, none at the ends. */
export function collapse(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

/**
 * What a reader sees, as one line: code by its value, links and images by
 * their labels, HTML dropped, white space collapsed.
 *
 * @param span leaves out every inline that does not lie within it.
 */
export function plainText(inlines: readonly Inline[], span?: Span): string {
  return collapse(within(inlines, span).map(wordsOf).join(''))
}

/** The links among `inlines`, in order; those that lie within `span` where it is given. */
export function linksOf(inlines: readonly Inline[], span?: Span): Link[] {
  return within(inlines, span).filter((inline) => inline.kind === 'link')
}

function within(inlines: readonly Inline[], span?: Span): readonly Inline[] {
  if (span === undefined) return inlines
  return inlines.filter((each) => each.span.start >= span.start && each.span.end <= span.end)
}

function wordsOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.value
    case 'link':
    case 'image':
      return inline.label
    case 'html':
      return ''
  }
}
