/**
 * SHA-256 (FIPS 180-4), as eight words of 32 bits.
 *
 * It is written out here because a plan's handles are what it is for: a title
 * is a block or two, and loading Node's own takes longer than hashing them all.
 */
export function sha256(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(8)
  sha256Into(words, bytes, bytes.length)
  return words
}

/** The same of the first `length` bytes, into words that are there already: new ones would cost as much as hashing. */
export function sha256Into(words: Int32Array, bytes: Uint8Array, length: number): void {
  words.set(INITIAL)
  const whole = length & ~63
  for (let at = 0; at < whole; at += 64) compress(words, bytes, at)
  const rest = length - whole
  LAST.fill(0)
  for (let at = 0; at < rest; at += 1) LAST[at] = bytes[whole + at] as number
  LAST[rest] = 0x80
  const end = rest < 56 ? 64 : 128
  // The length in bits, as two words of 32.
  const high = Math.floor(length / 2 ** 29)
  for (let at = 1; at <= 4; at += 1) {
    LAST[end - at] = (length << 3) >>> (8 * at - 8)
    LAST[end - 4 - at] = high >>> (8 * at - 8)
  }
  for (let at = 0; at < end; at += 64) compress(words, LAST, at)
}

/** The same as 64 hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  const words = Array.from(sha256(bytes), (word) => (word >>> 0).toString(16).padStart(8, '0'))
  return words.join('')
}

/** The fractions of the cube roots of the first 64 primes (4.2.2). */
// biome-ignore format: eight in a row, as the standard prints them
const ROUNDS = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
)

/** The fractions of the square roots of the first eight (5.3.3). */
// biome-ignore format: the same
const INITIAL = Int32Array.of(
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
)

/** Of the call that is under way. */
const LAST = new Uint8Array(128)
const SCHEDULE = new Int32Array(64)

/**
 * One block (6.2.2), eight rounds at a time: then each word is where it was, and
 * none has to be moved. Rotations are spelled out, a call for each would take
 * most of the time.
 *
 * V8 waits the longer before it compiles a function the longer that is, and for
 * a plan of everyday size compiling this one takes more than all its hashing.
 * Until then a sum beyond 32 bits is an object of its own, so every one is cut
 * at once: of several added up, all but the first would be.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: eight rounds, all alike
function compress(state: Int32Array, bytes: Uint8Array, from: number): void {
  schedule(bytes, from)
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let at = 0; at < 64; at += 8) {
    h = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7)))) | 0
    h = (h + (g ^ (e & (f ^ g)))) | 0
    h = (h + (ROUNDS[at] as number)) | 0
    h = (h + (SCHEDULE[at] as number)) | 0
    d = (d + h) | 0
    h = (h + (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10)))) | 0
    h = (h + ((a & b) | (c & (a | b)))) | 0
    g = (g + (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7)))) | 0
    g = (g + (f ^ (d & (e ^ f)))) | 0
    g = (g + (ROUNDS[at + 1] as number)) | 0
    g = (g + (SCHEDULE[at + 1] as number)) | 0
    c = (c + g) | 0
    g = (g + (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10)))) | 0
    g = (g + ((h & a) | (b & (h | a)))) | 0
    f = (f + (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7)))) | 0
    f = (f + (e ^ (c & (d ^ e)))) | 0
    f = (f + (ROUNDS[at + 2] as number)) | 0
    f = (f + (SCHEDULE[at + 2] as number)) | 0
    b = (b + f) | 0
    f = (f + (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10)))) | 0
    f = (f + ((g & h) | (a & (g | h)))) | 0
    e = (e + (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7)))) | 0
    e = (e + (d ^ (b & (c ^ d)))) | 0
    e = (e + (ROUNDS[at + 3] as number)) | 0
    e = (e + (SCHEDULE[at + 3] as number)) | 0
    a = (a + e) | 0
    e = (e + (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10)))) | 0
    e = (e + ((f & g) | (h & (f | g)))) | 0
    d = (d + (((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7)))) | 0
    d = (d + (c ^ (a & (b ^ c)))) | 0
    d = (d + (ROUNDS[at + 4] as number)) | 0
    d = (d + (SCHEDULE[at + 4] as number)) | 0
    h = (h + d) | 0
    d = (d + (((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10)))) | 0
    d = (d + ((e & f) | (g & (e | f)))) | 0
    c = (c + (((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7)))) | 0
    c = (c + (b ^ (h & (a ^ b)))) | 0
    c = (c + (ROUNDS[at + 5] as number)) | 0
    c = (c + (SCHEDULE[at + 5] as number)) | 0
    g = (g + c) | 0
    c = (c + (((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10)))) | 0
    c = (c + ((d & e) | (f & (d | e)))) | 0
    b = (b + (((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7)))) | 0
    b = (b + (a ^ (g & (h ^ a)))) | 0
    b = (b + (ROUNDS[at + 6] as number)) | 0
    b = (b + (SCHEDULE[at + 6] as number)) | 0
    f = (f + b) | 0
    b = (b + (((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10)))) | 0
    b = (b + ((c & d) | (e & (c | d)))) | 0
    a = (a + (((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7)))) | 0
    a = (a + (h ^ (f & (g ^ h)))) | 0
    a = (a + (ROUNDS[at + 7] as number)) | 0
    a = (a + (SCHEDULE[at + 7] as number)) | 0
    e = (e + a) | 0
    a = (a + (((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10)))) | 0
    a = (a + ((b & c) | (d & (b | c)))) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}

function schedule(bytes: Uint8Array, from: number): void {
  for (let at = 0, next = from; at < 16; at += 1, next += 4) {
    SCHEDULE[at] =
      ((bytes[next] as number) << 24) |
      ((bytes[next + 1] as number) << 16) |
      ((bytes[next + 2] as number) << 8) |
      (bytes[next + 3] as number)
  }
  // Four at a time: see compress.
  for (let at = 16; at < 64; at += 4) {
    const x0 = SCHEDULE[at - 15] as number
    const y0 = SCHEDULE[at - 2] as number
    const low0 = ((x0 >>> 7) | (x0 << 25)) ^ ((x0 >>> 18) | (x0 << 14)) ^ (x0 >>> 3)
    const high0 = ((y0 >>> 17) | (y0 << 15)) ^ ((y0 >>> 19) | (y0 << 13)) ^ (y0 >>> 10)
    const sum0 = ((SCHEDULE[at - 16] as number) + low0) | 0
    SCHEDULE[at] = (((sum0 + (SCHEDULE[at - 7] as number)) | 0) + high0) | 0
    const x1 = SCHEDULE[at - 14] as number
    const y1 = SCHEDULE[at - 1] as number
    const low1 = ((x1 >>> 7) | (x1 << 25)) ^ ((x1 >>> 18) | (x1 << 14)) ^ (x1 >>> 3)
    const high1 = ((y1 >>> 17) | (y1 << 15)) ^ ((y1 >>> 19) | (y1 << 13)) ^ (y1 >>> 10)
    const sum1 = ((SCHEDULE[at - 15] as number) + low1) | 0
    SCHEDULE[at + 1] = (((sum1 + (SCHEDULE[at - 6] as number)) | 0) + high1) | 0
    const x2 = SCHEDULE[at - 13] as number
    const y2 = SCHEDULE[at] as number
    const low2 = ((x2 >>> 7) | (x2 << 25)) ^ ((x2 >>> 18) | (x2 << 14)) ^ (x2 >>> 3)
    const high2 = ((y2 >>> 17) | (y2 << 15)) ^ ((y2 >>> 19) | (y2 << 13)) ^ (y2 >>> 10)
    const sum2 = ((SCHEDULE[at - 14] as number) + low2) | 0
    SCHEDULE[at + 2] = (((sum2 + (SCHEDULE[at - 5] as number)) | 0) + high2) | 0
    const x3 = SCHEDULE[at - 12] as number
    const y3 = SCHEDULE[at + 1] as number
    const low3 = ((x3 >>> 7) | (x3 << 25)) ^ ((x3 >>> 18) | (x3 << 14)) ^ (x3 >>> 3)
    const high3 = ((y3 >>> 17) | (y3 << 15)) ^ ((y3 >>> 19) | (y3 << 13)) ^ (y3 >>> 10)
    const sum3 = ((SCHEDULE[at - 13] as number) + low3) | 0
    SCHEDULE[at + 3] = (((sum3 + (SCHEDULE[at - 4] as number)) | 0) + high3) | 0
  }
}
