/**
 * Text that is kept in a cache, with a first line by which it is known again.
 *
 * A cache costs time when it is lost, and truth when it is wrong: so whatever
 * is not to the letter what this version wrote is taken for nothing at all.
 */
import { encodedPieces, sourceOf } from '../text/source.ts'

/** @param mark what the text is and which version wrote it, on one line. */
export function sealed(mark: string, value: unknown): string {
  const body = JSON.stringify(value)
  return `${mark} ${checksum(body)}\n${body}`
}

/** The value that was sealed; null for anything else. */
export function unsealed(mark: string, text: string): unknown {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  if (end === -1 || text.slice(0, end) !== `${mark} ${checksum(body)}`) return null
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/**
 * Sixteen digits from two runs of FNV-1a over words of four bytes, which notices
 * every change within one of them and all but one in 2^64 of any others. It
 * guards against accidents, not against people: whoever can write into the git
 * directory can do worse.
 */
export function checksum(text: string): string {
  let a = 0x811c9dc5
  let b = 0x2f0b4c47
  for (const bytes of encodedPieces(sourceOf(text))) {
    const whole = bytes.length >> 2
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, whole)
    for (let at = 0; at < whole; at += 1) {
      const word = words[at] as number
      a = Math.imul(a ^ word, 0x01000193)
      b = (Math.imul(b ^ word, 0x01000197) + 1) | 0
    }
    for (const byte of bytes.subarray(4 * whole)) {
      a = Math.imul(a ^ byte, 0x01000193)
      b = (Math.imul(b ^ byte, 0x01000197) + 1) | 0
    }
  }
  return hex(a) + hex(b)
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0')
}
