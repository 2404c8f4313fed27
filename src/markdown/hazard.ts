/** What makes a text unsafe to parse: it would take minutes, or the whole stack. */
export interface Hazard {
  /** What is wrong, in the grammar of diagnostics. */
  readonly message: string
  readonly mend: string
  readonly offset: number
}

/** Beyond what anyone writes, and below what makes the parser slow. */
export const MOST = {
  /** Characters on a line. */
  line: 16 * 1024,
  /** Columns of white space before the words of a line; a tab counts as four. */
  indent: 200,
  /** Quotes, list items and footnotes that open on one line. */
  containers: 64,
  /** Characters of a paragraph. */
  paragraph: 32 * 1024,
  /** Marks of emphasis, code, links and HTML in a paragraph. */
  marks: 1000,
  /** Characters of a paragraph that the parser searches in vain for the end of code, tags and links, all together. */
  searched: 1024 * 1024,
} as const

export function longLine(offset: number, length: number): Hazard {
  const message = `Unexpected line of ${length} characters, expected ${MOST.line} at most`
  return { message, mend: 'Break the line, or move what it holds to a file of its own.', offset }
}

export function manyContainers(offset: number, count: number): Hazard {
  const message = `Unexpected ${count} quotes and lists opening on one line, expected ${MOST.containers} at most`
  return { message, mend: 'Write the line less deep.', offset }
}

export function farIndented(offset: number, columns: number): Hazard {
  const message = `Unexpected indentation by ${columns} columns, expected ${MOST.indent} at most`
  return { message, mend: 'Indent the line less.', offset }
}

export function longParagraph(offset: number): Hazard {
  const message = `Unexpected paragraph beyond ${MOST.paragraph} characters, expected a shorter one`
  return { message, mend: 'Divide the paragraph by blank lines.', offset }
}

export function crowdedParagraph(offset: number): Hazard {
  const message = `Unexpected paragraph with more than ${MOST.marks} marks of emphasis, code and links, expected fewer`
  return {
    message,
    mend: 'Divide the paragraph by blank lines, or put it into a code block.',
    offset,
  }
}

export function unclosedMarks(offset: number): Hazard {
  const message = 'Unexpected number of code marks, tags or links that never close, expected fewer'
  return { message, mend: 'Close them, or escape their marks by a backslash.', offset }
}

export function overflow(offset: number): Hazard {
  const message = 'Unexpected nesting that overflows the parser, expected less'
  return { message, mend: 'Write what follows less deep.', offset }
}

/** Thrown by the parser where it meets a hazard on its way; the offset is one in what it was given. */
export class HazardError extends Error {
  override readonly name = 'HazardError'
  readonly hazard: Hazard

  constructor(hazard: Hazard) {
    super(hazard.message)
    this.hazard = hazard
  }
}
