/** A text by its position, and what the words come to that it shares with others. */
export interface Sharing {
  readonly text: number
  readonly weight: number
}

/**
 * Which of many texts hold each of some words. Both are known by their positions.
 *
 * Of a large plan most items hold none of the words that are looked for, so what
 * is done for a word is done for the texts that hold it, never for all.
 */
export class WordIndex {
  /** By word, in order. */
  readonly #texts: readonly number[][]
  /** Of the question that is being answered, by text. */
  readonly #counts: Uint32Array
  readonly #weights: Float64Array

  constructor(texts: number, words: number) {
    this.#texts = Array.from({ length: words }, () => [])
    this.#counts = new Uint32Array(texts)
    this.#weights = new Float64Array(texts)
  }

  /** Text after text; a word may come again. */
  add(text: number, word: number): void {
    const texts = this.#texts[word] as number[]
    if (texts[texts.length - 1] !== text) texts.push(text)
  }

  has(text: number, word: number): boolean {
    const texts = this.#textsOf(word)
    let low = 0
    for (let high = texts.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((texts[middle] as number) < text) low = middle + 1
      else high = middle
    }
    return texts[low] === text
  }

  /** How many texts hold a word. */
  count(word: number): number {
    return this.#textsOf(word).length
  }

  /**
   * The texts that hold at least so many of these words.
   *
   * @param weights of all words, by their positions.
   */
  sharing(words: readonly number[], least: number, weights: readonly number[]): Sharing[] {
    const sums = this.#weights
    const counts = this.#counts
    const touched: number[] = []
    for (const word of words) {
      const weight = weights[word] as number
      this.#textsOf(word).forEach((text) => {
        const count = counts[text] as number
        if (count === 0) touched.push(text)
        counts[text] = count + 1
        sums[text] = (sums[text] as number) + weight
      })
    }
    const found: Sharing[] = []
    for (const text of touched) {
      if ((counts[text] as number) >= least) found.push({ text, weight: sums[text] as number })
      counts[text] = 0
      sums[text] = 0
    }
    return found
  }

  #textsOf(word: number): readonly number[] {
    return this.#texts[word] as readonly number[]
  }
}
