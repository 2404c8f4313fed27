/**
 * The first line, counted from one, that none of the known texts has and that
 * is no conflict marker: somebody wrote it since. Null where there is none.
 */
export function strayLine(text: string, known: readonly string[]): number | null {
  const lines = new Set(known.flatMap(linesOf))
  const at = linesOf(text).findIndex((line) => !(MARKER.test(line) || lines.has(line)))
  return at < 0 ? null : at + 1
}

const MARKER = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?: |$)/

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}
