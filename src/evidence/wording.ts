/** A word as a shell takes it, quoted only where it must be. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text) && !text.startsWith('-')) return text
  const quoted = `'${text.replaceAll("'", String.raw`'\''`)}'`
  return text.startsWith('-') ? `./${quoted}` : quoted
}

/** As much of an id as people read. */
export function shortId(id: string): string {
  return id.slice(0, 7)
}

/** How to get what a clone left out. */
export function cutOffMend(incomplete: 'shallow' | 'partial'): string {
  return incomplete === 'shallow'
    ? 'git fetch --unshallow; in CI set fetch-depth: 0'
    : 'clone again without --filter'
}
