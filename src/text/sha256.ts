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
  const bits = length * 8
  for (let at = 0; at < 8; at += 1) LAST[end - 1 - at] = Math.floor(bits / 256 ** at)
  for (let at = 0; at < end; at += 64) compress(words, LAST, at)
}

/** The same as 64 hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  const words = Array.from(sha256(bytes), (word) => (word >>> 0).toString(16).padStart(8, '0'))
  return words.join('')
}

/** Words as the standard prints them. */
function wordsIn(printed: string): Int32Array {
  return Int32Array.from(printed.trim().split(/\s+/), (word) => Number.parseInt(word, 16))
}

/** The fractions of the cube roots of the first 64 primes (4.2.2). */
const ROUNDS = wordsIn(`
  428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5
  d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
  e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da
  983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
  27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85
  a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
  19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3
  748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2
`)

/** The fractions of the square roots of the first eight (5.3.3). */
const INITIAL = wordsIn('6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19')

/** Of the call that is under way. */
const LAST = new Uint8Array(128)
const SCHEDULE = new Int32Array(64)

/** One block (6.2.2). Rotations are spelled out: a call for each would take most of the time. */
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
  for (let at = 0; at < 64; at += 1) {
    const mixed = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const chosen = g ^ (e & (f ^ g))
    const one = (h + mixed + chosen + (ROUNDS[at] as number) + (SCHEDULE[at] as number)) | 0
    const turned = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = turned + ((a & b) | (c & (a | b)))
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
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
  for (let at = 16; at < 64; at += 1) {
    const x = SCHEDULE[at - 15] as number
    const y = SCHEDULE[at - 2] as number
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    SCHEDULE[at] = (SCHEDULE[at - 16] as number) + low + (SCHEDULE[at - 7] as number) + high
  }
}
