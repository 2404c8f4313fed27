/** A word as a shell takes it, quoted only where it must be. */
export function shellWord(text: string): string {
  const word = /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
  return text.startsWith('-') ? `./${word}` : word
}

/** As much of an id as people read. */
export function shortId(id: string): string {
  return id.slice(0, 7)
}

/** Why something may exist although it is not here, and how to get what a clone left out. */
export function cutOff(
  name: string,
  incomplete: 'shallow' | 'partial',
): { readonly reason: string; readonly mend: string } {
  return {
    reason: `${name} may lie in what this ${incomplete} clone leaves out`,
    mend:
      incomplete === 'shallow'
        ? 'git fetch --unshallow; in CI set fetch-depth: 0'
        : 'clone again without --filter',
  }
}
