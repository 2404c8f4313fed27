/**
 * Hashes of titles for WebAssembly, which runs at full speed from its first
 * call: what `normaliseTitle` and `sha256` make of a title in ASCII.
 *
 * Written in AssemblyScript. After a change: `npm run assembly`.
 */

/** Titles are put here, each behind it a line end. */
export const TITLES = memory.data(48 * 1024)
/** The first two words of the hash of each are found here. */
export const HASHES = memory.data(8 * 1024)

/** What stands in the block that is being filled. */
const BLOCK = memory.data(64)
const SCHEDULE = memory.data(256)
const STATE = memory.data(32)

/** The fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
// biome-ignore format: eight in a row, as the standard prints them
const ROUNDS = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])

/** The fractions of the square roots of the first eight (5.3.3). */
// biome-ignore format: the same
const INITIAL = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
])

/** Hashes the titles in so many bytes. A byte beyond ASCII is dropped: such a title is for others to hash. */
export function hashTitles(length: usize): void {
  let hash = HASHES
  let spoken: usize = 0
  let isApart = false
  memory.copy(STATE, INITIAL, 32)
  for (let at = TITLES; at < TITLES + length; at++) {
    const byte = load<u8>(at)
    const letter = byte - 0x41 < 26 ? byte + 0x20 : byte
    if (byte === LINE_END) {
      finish(spoken)
      store<u64>(hash, load<u64>(STATE))
      hash += 8
      spoken = 0
      isApart = false
      memory.copy(STATE, INITIAL, 32)
    } else if (byte === SPACE || byte - 9 < 5) {
      isApart = spoken > 0
    } else if (letter - 0x61 < 26 || letter - 0x30 < 10) {
      if (isApart) spoken = say(spoken, SPACE)
      isApart = false
      spoken = say(spoken, letter)
    }
  }
}

const LINE_END: u8 = 0x0a
const SPACE: u8 = 0x20

/** Adds a character to the name. @param spoken how many it has. */
function say(spoken: usize, character: u8): usize {
  store<u8>(BLOCK + (spoken & 63), character)
  if ((spoken & 63) === 63) compress()
  return spoken + 1
}

/** Ends the name as the standard has it (5.1.1): a bit, zeros, and the length in bits. */
function finish(spoken: usize): void {
  const rest = spoken & 63
  store<u8>(BLOCK + rest, 0x80)
  memory.fill(BLOCK + rest + 1, 0, 63 - rest)
  if (rest > 55) {
    compress()
    memory.fill(BLOCK, 0, 64)
  }
  store<u32>(BLOCK + 60, bswap((<u32>spoken) << 3))
  compress()
}

/** One block (6.2.2). */
function compress(): void {
  for (let at: usize = 0; at < 64; at += 4) {
    store<u32>(SCHEDULE + at, bswap(load<u32>(BLOCK + at)))
  }
  for (let at: usize = SCHEDULE + 64; at < SCHEDULE + 256; at += 4) {
    const x = load<u32>(at - 60)
    const y = load<u32>(at - 8)
    const low = rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3)
    const high = rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10)
    store<u32>(at, load<u32>(at - 64) + low + load<u32>(at - 28) + high)
  }
  let a = load<u32>(STATE)
  let b = load<u32>(STATE, 4)
  let c = load<u32>(STATE, 8)
  let d = load<u32>(STATE, 12)
  let e = load<u32>(STATE, 16)
  let f = load<u32>(STATE, 20)
  let g = load<u32>(STATE, 24)
  let h = load<u32>(STATE, 28)
  for (let at: usize = 0; at < 256; at += 4) {
    const chosen = g ^ (e & (f ^ g))
    const mixed = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
    const first = h + mixed + chosen + load<u32>(ROUNDS + at) + load<u32>(SCHEDULE + at)
    const second = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) | (c & (a | b)))
    h = g
    g = f
    f = e
    e = d + first
    d = c
    c = b
    b = a
    a = first + second
  }
  store<u32>(STATE, load<u32>(STATE) + a)
  store<u32>(STATE, load<u32>(STATE, 4) + b, 4)
  store<u32>(STATE, load<u32>(STATE, 8) + c, 8)
  store<u32>(STATE, load<u32>(STATE, 12) + d, 12)
  store<u32>(STATE, load<u32>(STATE, 16) + e, 16)
  store<u32>(STATE, load<u32>(STATE, 20) + f, 20)
  store<u32>(STATE, load<u32>(STATE, 24) + g, 24)
  store<u32>(STATE, load<u32>(STATE, 28) + h, 28)
}
