import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { Agent } from 'undici'
import type { Http, HttpAnswer, HttpOptions, HttpRequest, Resolve } from './http.ts'
import { isPublicAddress } from './public-address.ts'

/** HTTP through undici, with at most two connections to a host. */
export function nodeHttp({ allowHosts, resolve = resolveName }: HttpOptions): Http {
  const allowed = new Set(allowHosts.map((host) => host.toLowerCase()))
  const agent = new Agent({
    connections: 2,
    pipelining: 1,
    connect: { lookup: checkedLookup(allowed, resolve) },
  })
  return {
    exchange: (request) => exchange(agent, request, allowed),
    pause: (milliseconds) =>
      new Promise((done) => {
        setTimeout(done, milliseconds)
      }),
    close: () => agent.destroy(),
  }
}

async function resolveName(name: string): Promise<readonly string[]> {
  const answers = await lookup(name, { all: true })
  return answers.map(({ address }) => address)
}

class PrivateAddressError extends Error {
  readonly code = 'HARDEN_PRIVATE_ADDRESS'
}

/** The connection is made to the very addresses that were checked: no second answer comes in between. */
function checkedLookup(allowed: ReadonlySet<string>, resolve: Resolve): LookupFunction {
  return (name, { all }, done) => {
    resolve(name).then(
      (addresses) => {
        const isFine = allowed.has(name.toLowerCase()) || addresses.every(isPublicAddress)
        if (!isFine) return done(new PrivateAddressError('private'), '')
        const found = addresses.map((address) => ({ address, family: isIP(address) }))
        if (all) return done(null, found)
        const [first] = found
        done(first ? null : new Error('no address'), first?.address ?? '', first?.family)
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    )
  }
}

async function exchange(
  agent: Agent,
  request: HttpRequest,
  allowed: ReadonlySet<string>,
): Promise<HttpAnswer> {
  const { hostname, origin, pathname, search } = new URL(request.url)
  // An address in the URL itself is never looked up.
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !isPublicAddress(literal) && !allowed.has(literal)) {
    return { answered: false, why: 'private-address', detail: literal }
  }
  const limit = AbortSignal.timeout(request.limitMs)
  try {
    const { statusCode, headers, body } = await agent.request({
      origin,
      path: pathname + search,
      method: request.method,
      headers: request.headers,
      signal: limit,
    })
    const read = await readBody(body, request.mostBytes)
    return { answered: true, status: statusCode, headers: firstOf(headers), ...read }
  } catch (error) {
    return failure(error as NodeJS.ErrnoException, limit.aborted)
  }
}

async function readBody(body: AsyncIterable<Uint8Array>, most: number) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    const room = most - bytes
    chunks.push(chunk.subarray(0, room))
    bytes += chunk.length
    // Leaving the loop destroys the stream, and its connection.
    if (bytes > most) break
  }
  return { body: Buffer.concat(chunks), whole: bytes <= most }
}

function firstOf(headers: Readonly<Record<string, string | string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value
      return first === undefined ? [] : [[name.toLowerCase(), first] as const]
    }),
  )
}

function failure(error: NodeJS.ErrnoException, timedOut: boolean): HttpAnswer {
  const errors = [error, ...(error instanceof AggregateError ? error.errors : [])]
  // A DOMException has a number for its code.
  const codes = errors.map(({ code }) => String(code ?? ''))
  const detail = codes.find((code) => /^[A-Z_]+$/.test(code)) ?? error.name
  if (timedOut) return { answered: false, why: 'timed-out', detail }
  if (codes.includes('HARDEN_PRIVATE_ADDRESS')) {
    return { answered: false, why: 'private-address', detail: '' }
  }
  // EAI_AGAIN is a resolver that does not answer: it says nothing about the name.
  const why = codes.includes('ENOTFOUND') ? 'unknown-host' : 'unreachable'
  return { answered: false, why, detail }
}
