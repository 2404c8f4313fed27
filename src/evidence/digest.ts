import { sha256Hex } from '../text/sha256.ts'

/** SHA-256 of bytes, or of a text in UTF-8: 64 hexadecimal digits, lower case. */
export function digestOf(content: Uint8Array | string): string {
  return sha256Hex(typeof content === 'string' ? new TextEncoder().encode(content) : content)
}
