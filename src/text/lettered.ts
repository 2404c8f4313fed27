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
  const ascii = new RegExp(write(ASCII_CLASSES), flags)
  let all: RegExp | null = null
  return (text) => {
    if (isAscii(text)) return ascii
    all ??= new RegExp(write(ALL_CLASSES), `${flags}u`)
    return all
  }
}

/** True for a text without a character beyond U+007F. */
export function isAscii(text: string): boolean {
  return ASCII.test(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII starts with them
const ASCII = /^[\x00-\x7f]*$/
