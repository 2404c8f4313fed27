/** A `Key: value` line of a commit message's last paragraph. */
export interface Trailer {
  readonly key: string
  readonly value: string
}

/**
 * The trailers of a commit message that git is about to take.
 *
 * As git reads them: the last paragraph, unless it is the first, and only when
 * each of its lines is one or goes on from one.
 *
 * @param sign what a line of comment begins with.
 */
export function trailersIn(message: string, sign = '#'): Trailer[] {
  const { lines, start } = lastParagraph(message, sign)
  return start === null ? [] : lines.slice(start).flatMap(trailerOf)
}

/** The message with these trailers behind its own; the same message where it has them all. */
export function withTrailers(message: string, trailers: readonly Trailer[], sign = '#'): string {
  const own = trailersIn(message, sign)
  const missing = trailers.filter(
    ({ key, value }) => !own.some((each) => isSame(each.key, key) && each.value === value),
  )
  if (missing.length === 0) return message
  const { lines, start } = lastParagraph(message, sign)
  const rest = message.split('\n').slice(lines.length)
  const added = missing.map(({ key, value }) => `${key}: ${value}`)
  const end = rest.length === 0 ? [''] : rest
  return [...lines, ...(start === null ? [''] : []), ...added, ...end].join('\n')
}

/** True when nothing but white space and comments stands there: then git gives up the commit. */
export function isEmptyMessage(message: string, sign = '#'): boolean {
  return bodyOf(message, sign).every((line) => line.startsWith(sign) || line.trim() === '')
}

/** The lines of the message itself, and where its trailers begin; null where it has none. */
function lastParagraph(message: string, sign: string) {
  const lines = bodyOf(message, sign)
  const blank = lines.findLastIndex((line) => line.trim() === '')
  const last = lines.slice(blank + 1).filter((line) => !line.startsWith(sign))
  const isBlock =
    blank > 0 &&
    last.length > 0 &&
    last.every((line, at) => TRAILER.test(line) || (at > 0 && /^\s+\S/.test(line)))
  return { lines, start: isBlock ? blank + 1 : null }
}

/** Without the comments at the end, and without what stands below the scissors. */
function bodyOf(message: string, sign: string): string[] {
  const lines = message.split('\n')
  const scissors = lines.findIndex((line) => line.startsWith(sign) && line.includes('>8'))
  const body = scissors === -1 ? lines : lines.slice(0, scissors)
  const end = body.findLastIndex((line) => line.trim() !== '' && !line.startsWith(sign))
  return body.slice(0, end + 1)
}

const TRAILER = /^([A-Za-z0-9-]+)\s*:\s*(.*)$/

function trailerOf(line: string): Trailer[] {
  const [, key, value] = TRAILER.exec(line) ?? []
  return key === undefined || value === undefined ? [] : [{ key, value: value.trim() }]
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
