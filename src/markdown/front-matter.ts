import type { Span } from '../text/source.ts'
import { lineEnd } from '../text/source.ts'

const OPENING = /^(---|\+\+\+)[ \t]*(?=[\r\n])/

/**
 * Finds YAML (`---`) or TOML (`+++`) front matter: its fences are lines of
 * their own, the first of them the first line of the text.
 *
 * The span holds both fences without the last line's end. Null where the
 * fence is not closed: then it is ordinary Markdown.
 */
export function frontMatter(text: string): Span | null {
  const fence = OPENING.exec(text)?.[1]
  if (fence === undefined) return null
  const closing = new RegExp(`[\\r\\n]${fence.replaceAll('+', '\\+')}[ \\t]*(?=[\\r\\n]|$)`)
  const found = text.slice(fence.length).search(closing)
  if (found < 0) return null
  return { start: 0, end: lineEnd(text, found + 2 * fence.length) }
}
