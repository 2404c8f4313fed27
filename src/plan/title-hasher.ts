import { TITLE_CODE } from './title-code.ts'

/**
 * Hashes titles, each with a line end behind it, into two words for each.
 *
 * @returns false where some may be wrong: those that are not ASCII, or as long as `LONGEST`.
 */
export type HashLines = (lines: string, hashes: Int32Array) => boolean

/** So many characters, line ends included, fit in at once, and so many titles. */
export const LONGEST = 16 * 1024
export const MOST = 1024

/**
 * `assembly/titles.ts` at work: V8 runs it as fast the first time as at any
 * other, while what is written in JavaScript has to be run often first.
 *
 * @returns null where there is no WebAssembly, or no memory for it.
 */
export function titleHasher(): HashLines | null {
  try {
    const module = new WebAssembly.Module(Buffer.from(TITLE_CODE, 'base64'))
    const { memory, TITLES, HASHES, hashTitles } = new WebAssembly.Instance(module).exports
    const titles = new Uint8Array(memory.buffer, TITLES.value, 3 * LONGEST)
    const found = new Int32Array(memory.buffer, HASHES.value, 2 * MOST)
    return (lines, hashes) => {
      const { read, written } = UTF_8.encodeInto(lines, titles)
      hashTitles(written)
      hashes.set(found.subarray(0, hashes.length))
      return read === lines.length && read === written
    }
  } catch {
    return null
  }
}

const UTF_8 = new TextEncoder()

/** What is used of it here; it is in the types of browsers alone. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Exports }
}

/** What `assembly/titles.ts` exports, and where in its memory the titles and the hashes stand. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly TITLES: { readonly value: number }
  readonly HASHES: { readonly value: number }
  readonly hashTitles: (length: number) => void
}
