/** Lines of harden's own in a file that is somebody else's, between two marks. */
const BEGIN = '# >>> harden >>>'
const END = '# <<< harden <<<'
/** Says that the line end before the block is part of it. */
const JOINED = `${BEGIN} joined`
const NOTE = ' `harden hook uninstall` takes these lines out'

const BLOCK = new RegExp(`(?<=^|\\n)${BEGIN}[^\\n]*\\n[\\s\\S]*?${END}\\n`)
const JOINED_BLOCK = new RegExp(`\\n${JOINED}[^\\n]*\\n[\\s\\S]*?${END}\\n`)

export function blockIn(text: string): string | null {
  return BLOCK.exec(text)?.[0] ?? null
}

/** Where the block begins; 0 where there is none. */
export function blockStart(text: string): number {
  return Math.max(0, text.search(BLOCK))
}

/** True where the block stands there with just these lines. */
export function holdsBlock(text: string, lines: readonly string[]): boolean {
  const block = blockIn(text)
  return block !== null && block.slice(block.indexOf('\n') + 1) === bodyOf(lines)
}

/**
 * The text with the block in it, in place of an older one, else at its end; or
 * behind its first line, where a script would never come to its end.
 */
export function withBlock(text: string, lines: readonly string[], isEarly = false): string {
  const foreign = withoutBlock(text)
  const block = (begin: string) => `${begin}${NOTE}\n${bodyOf(lines)}`
  if (isEarly) {
    const start = foreign.startsWith('#!') ? foreign.indexOf('\n') + 1 : 0
    return `${foreign.slice(0, start)}${block(BEGIN)}${foreign.slice(start)}`
  }
  if (foreign === '' || foreign.endsWith('\n')) return `${foreign}${block(BEGIN)}`
  return `${foreign}\n${block(JOINED)}`
}

/** The text as it was before `withBlock`, byte for byte. */
export function withoutBlock(text: string): string {
  return text.replace(JOINED_BLOCK, '').replace(BLOCK, '')
}

function bodyOf(lines: readonly string[]): string {
  return [...lines, END, ''].join('\n')
}
