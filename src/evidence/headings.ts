import GithubSlugger from 'github-slugger'

/**
 * Everything in a Markdown text that a `#fragment` can lead to: headings by
 * GitHub's slugs, of which repeated ones get `-1`, `-2`, and explicit ids of HTML.
 */
export function anchorsOf(text: string): string[] {
  const lines = proseLines(text)
  const slugs = slugsIn(lines)
  const ids = lines.flatMap((line) =>
    [...line.matchAll(/<[a-z][^>]*?\s(?:id|name)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))/gi)].map(
      ([, ...quotes]) => quotes.join(''),
    ),
  )
  return [...slugs, ...ids]
}

/** The slug of the last heading that begins before `end`; empty where there is none. */
export function slugAt(text: string, end: number): string {
  return slugsIn(proseLines(text.slice(0, end))).at(-1) ?? ''
}

function slugsIn(lines: readonly string[]): string[] {
  const slugger = new GithubSlugger()
  return headingsIn(lines).map((heading) => slugger.slug(plain(heading)))
}

/** Marks in the boxes of a Markdown text, in order. */
export function boxesOf(text: string): string[] {
  return proseLines(text).flatMap((line) => {
    const mark = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[(.)\](?:\s|$)/u.exec(line)?.[1]
    return mark === undefined ? [] : [mark]
  })
}

/** The lines that are neither fenced code nor a comment, each of those being left empty. */
function proseLines(text: string): string[] {
  let closing: RegExp | null = null
  return text.split(/\r\n|\n|\r/).map((line) => {
    if (closing !== null) {
      if (closing.test(line)) closing = null
      return ''
    }
    closing = closingOf(line)
    return closing === null ? line : ''
  })
}

/** What ends the fence or the comment that begins in this line; null where none does, or it ends here. */
function closingOf(line: string): RegExp | null {
  const fence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
  if (fence !== undefined) return new RegExp(`^[\\s>]*${fence}${fence.charAt(0)}*\\s*$`)
  return /^[\s>]*<!--(?!.*-->)/.test(line) ? /-->/ : null
}

function headingsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => {
    const atx = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line)
    if (atx) return [atx[1] ?? '']
    const underlined = /^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[index + 1] ?? '')
    const isParagraph = /^ {0,3}[^\s>#|]/.test(line) && !/^ {0,3}(?:[-*+]|\d+[.)])\s/.test(line)
    return underlined && isParagraph && !/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) ? [line.trim()] : []
  })
}

/** What a heading reads as, without its markup; an image says nothing, code says what it is. */
function plain(heading: string): string {
  return heading
    .replace(/(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, (_whole, _marks, code: string) => shielded(code))
    .replace(/\[\^[^\]\s]+\]/g, '')
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(\*\*|__|~~)(.*?)\1/g, '$2')
    .replace(/(^|[^\w])([*_])(\S.*?)\2(?!\w)/g, '$1$3')
    .replace(/[\uE000-\uE07F]/g, unshielded)
    .trim()
}

/** Marks in code are no markup: they wait elsewhere while the rest is read. */
function shielded(code: string): string {
  return code.replace(/[!-/:-@[-`{-~]/g, (mark) => String.fromCharCode(0xe000 + mark.charCodeAt(0)))
}

function unshielded(mark: string): string {
  return String.fromCharCode(mark.charCodeAt(0) - 0xe000)
}
