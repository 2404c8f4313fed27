/**
 * SHA-256 (FIPS 180-4), as eight words of 32 bits.
 *
 * It is written out here because a plan's handles are what it is for: a title
 * is a block or two, and loading Node's own takes longer than hashing them all.
 */
export function sha256(bytes: Uint8Array): Int32Array {
  STATE.set(INITIAL)
  const whole = bytes.length & ~63
  for (let at = 0; at < whole; at += 64) compress(bytes, at)
  const rest = bytes.length - whole
  const last = new Uint8Array(rest < 56 ? 64 : 128)
  last.set(bytes.subarray(whole))
  last[rest] = 0x80
  const bits = bytes.length * 8
  for (let index = 0; index < 8; index += 1) {
    last[last.length - 1 - index] = Math.floor(bits / 256 ** index)
  }
  for (let at = 0; at < last.length; at += 64) compress(last, at)
  return STATE.slice()
}

/** The same as 64 hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  const words = Array.from(sha256(bytes), (word) => (word >>> 0).toString(16).padStart(8, '0'))
  return words.join('')
}

/** The first 32 bits of the fractions of the roots of the first primes (4.2.2, 5.3.3). */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const found: number[] = []
  for (let number = 2; found.length < count; number += 1) {
    if (isPrime(number)) found.push((root(number) % 1) * 2 ** 32)
  }
  return Int32Array.from(found)
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
    if (number % divisor === 0) return false
  }
  return true
}

const ROUNDS = fractions(64, Math.cbrt)
const INITIAL = fractions(8, Math.sqrt)

/** Of the call that is under way: new ones for each would cost as much as hashing. */
const STATE = new Int32Array(8)
const WORDS = new Int32Array(64)

/** One block (6.2.2). Rotations are spelled out: a call for each would take most of the time. */
function compress(bytes: Uint8Array, from: number): void {
  schedule(bytes, from)
  let [a, b, c, d, e, f, g, h] = STATE as unknown as Eight
  for (let at = 0; at < 64; at += 1) {
    const mixed = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const chosen = (e & f) ^ (~e & g)
    const one = (h + mixed + chosen + (ROUNDS[at] as number) + (WORDS[at] as number)) | 0
    const turned = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (turned + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  add(0, a)
  add(1, b)
  add(2, c)
  add(3, d)
  add(4, e)
  add(5, f)
  add(6, g)
  add(7, h)
}

type Eight = [number, number, number, number, number, number, number, number]

function add(index: number, value: number): void {
  STATE[index] = (STATE[index] as number) + value
}

function schedule(bytes: Uint8Array, from: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, 64)
  for (let at = 0; at < 16; at += 1) WORDS[at] = view.getInt32(at * 4)
  for (let at = 16; at < 64; at += 1) {
    const x = WORDS[at - 15] as number
    const y = WORDS[at - 2] as number
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    WORDS[at] = (WORDS[at - 16] as number) + low + (WORDS[at - 7] as number) + high
  }
}
