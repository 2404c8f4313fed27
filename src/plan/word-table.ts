/** Which of some words each of many texts holds, as a bit for each: sets of words would fill the memory. */
export class WordTable {
  readonly #bits: Uint32Array
  /** How many 32 bits a text takes. */
  readonly #width: number
  readonly #counts: Uint32Array

  /** Both are known by their positions. */
  constructor(texts: number, words: number) {
    this.#width = Math.ceil(words / 32)
    this.#bits = new Uint32Array(texts * this.#width)
    this.#counts = new Uint32Array(words)
  }

  add(text: number, word: number): void {
    if (this.has(text, word)) return
    const at = text * this.#width + (word >>> 5)
    this.#bits[at] = (this.#bits[at] as number) | (1 << (word & 31))
    this.#counts[word] = this.count(word) + 1
  }

  has(text: number, word: number): boolean {
    const bits = this.#bits[text * this.#width + (word >>> 5)] as number
    return ((bits >>> (word & 31)) & 1) === 1
  }

  /** How many texts hold a word. */
  count(word: number): number {
    return this.#counts[word] as number
  }

  /** The texts that hold at least so many of these words, in order. */
  sharing(words: readonly number[], least: number): number[] {
    const bits = this.#bits
    const width = this.#width
    const mask = new Uint32Array(width)
    for (const word of words) mask[word >>> 5] = (mask[word >>> 5] as number) | (1 << (word & 31))
    const texts: number[] = []
    for (let text = 0, at = 0; at < bits.length; text += 1, at += width) {
      let shared = 0
      for (let part = 0; part < width; part += 1) {
        shared += ones((bits[at + part] as number) & (mask[part] as number))
      }
      if (shared >= least) texts.push(text)
    }
    return texts
  }
}

/** The same, of texts that are read when somebody asks for their words. */
export class LazyWordTable {
  readonly #table: WordTable
  readonly #isRead: Uint8Array
  readonly #read: (text: number, found: (word: number) => void) => void

  /** @param read finds the words of a text. */
  constructor(
    texts: number,
    words: number,
    read: (text: number, found: (word: number) => void) => void,
  ) {
    this.#table = new WordTable(texts, words)
    this.#isRead = new Uint8Array(texts)
    this.#read = read
  }

  has(text: number, word: number): boolean {
    if (this.#isRead[text] === 0) {
      this.#isRead[text] = 1
      this.#read(text, (found) => this.#table.add(text, found))
    }
    return this.#table.has(text, word)
  }
}

/** How many of 32 bits are set. */
function ones(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
