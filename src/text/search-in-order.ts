/**
 * Tells whether a pattern begins in a range of a text. Asked about one range
 * behind the other, it searches the text once.
 *
 * @param pattern its own `lastIndex` is left alone.
 */
export function searchInOrder(
  text: string,
  pattern: RegExp,
): (start: number, end: number) => boolean {
  const search = new RegExp(pattern, `${pattern.flags.replace('g', '')}g`)
  /** From where it was searched last, and what was found. */
  let from = Number.POSITIVE_INFINITY
  let found = -1
  return (start, end) => {
    if (start < from || start > found) {
      search.lastIndex = start
      found = search.exec(text)?.index ?? Number.POSITIVE_INFINITY
      from = start
    }
    return found < end
  }
}
