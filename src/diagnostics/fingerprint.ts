import { sha256Hex } from '../text/sha256.ts'
import type { Diagnostic } from './diagnostic.ts'

/**
 * Tells the same finding in two versions of a plan: 32 hexadecimal digits from
 * its code, its item and what is at fault. It says nothing of lines, which move
 * with every edit above them.
 */
export function fingerprintOf({ code, item = '', target, message }: Diagnostic): string {
  const identity = JSON.stringify([code, item, target ?? message])
  return sha256Hex(new TextEncoder().encode(identity)).slice(0, 32)
}
