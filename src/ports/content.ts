import type { Content } from './files.ts'

/** The pieces of a content, in order; of bytes that are whole, one. */
export function piecesOf(content: Content): Iterable<Uint8Array> {
  return content instanceof Uint8Array ? [content] : content
}

/** Whether a file that holds `bytes` holds the content to the last byte. */
export function isContent(bytes: Uint8Array, content: Content): boolean {
  let at = 0
  for (const piece of piecesOf(content)) {
    if (Buffer.compare(piece, bytes.subarray(at, at + piece.length)) !== 0) return false
    at += piece.length
  }
  return at === bytes.length
}

/** All bytes of a content at once. */
export function wholeContent(content: Content): Uint8Array {
  return content instanceof Uint8Array
    ? content
    : Buffer.concat(Array.from(content, (piece) => piece.slice()))
}
