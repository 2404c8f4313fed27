import { once } from './once.ts'

/** What stands for letters, marks and numbers in a pattern, to be written inside brackets. */
export interface Classes {
  readonly letter: string
  readonly mark: string
  readonly number: string
}

const ASCII_CLASSES: Classes = { letter: 'A-Za-z', mark: '', number: '0-9' }
const ALL_CLASSES: Classes = { letter: '\\p{L}', mark: '\\p{M}', number: '\\p{N}' }

/**
 * One pattern in two spellings, of which a text gets the one that fits.
 *
 * The classes of Unicode take longer to compile than a plan takes to be read,
 * and in a text of ASCII they match what short ranges match.
 *
 * @param write the pattern's source, given the classes; it means the same with either.
 * @param flags without `u`.
 */
export function lettered(
  write: (classes: Classes) => string,
  flags = '',
): (text: string) => RegExp {
  const ascii = once(() => new RegExp(write(ASCII_CLASSES), flags))
  const all = once(() => new RegExp(write(ALL_CLASSES), `${flags}u`))
  return (text) => (isAscii(text) ? ascii() : all())
}

/**
 * A pattern with other classes of Unicode, compiled when it is first asked for.
 *
 * V8 compiles the classes of every literal when it reads a file, needed or not.
 *
 * @param flags besides `u`.
 */
export function unicodePattern(source: string, flags = ''): () => RegExp {
  return once(() => new RegExp(source, `${flags}u`))
}

/** True for a text without a character beyond U+007F. */
export function isAscii(text: string): boolean {
  return ASCII.test(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII starts with them
const ASCII = /^[\x00-\x7f]*$/
