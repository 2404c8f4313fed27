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
      ([, double, single, bare]) => double ?? single ?? bare ?? '',
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

/** The lines that are neither code nor a comment, each of those being left empty. */
function proseLines(text: string): string[] {
  const uncommented = text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) =>
    comment.replace(/[^\n]/g, ''),
  )
  let fence: string | null = null
  return uncommented.split(/\r\n|\n|\r/).map((line) => {
    const [, mark, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (fence !== null) {
      if (mark?.startsWith(fence) && info?.trim() === '') fence = null
      return ''
    }
    const opens = mark !== undefined && !(mark.startsWith('`') && info?.includes('`'))
    if (opens) fence = mark
    return opens ? '' : line
  })
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

/** What a heading reads as, without its markup. */
function plain(heading: string): string {
  return heading
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(\*\*|__|~~|`+)(.*?)\1/g, '$2')
    .replace(/(^|[^\w])([*_])(\S.*?)\2(?!\w)/g, '$1$3')
    .trim()
}
