import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { HttpOptions, HttpRequest } from '../../src/ports/http.ts'
import { nodeHttp } from '../../src/ports/node-http.ts'
import { isPublicAddress } from '../../src/ports/public-address.ts'

describe('an address', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1%eth0',
    'ff02::1',
    'localhost',
    '127.1',
    '',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('an exchange', () => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (request.url === '/hang') return
    if (request.url === '/long') response.end('x'.repeat(5000))
    else response.writeHead(302, { location: '/next', 'x-a': 'b' }).end('moved')
  })
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** Every name leads to this server, unless told. */
  function exchange(host: string, path: string, options: Partial<HttpOptions & HttpRequest> = {}) {
    const { allowHosts = [], resolve = async () => ['127.0.0.1'], ...rest } = options
    const http = nodeHttp({ allowHosts, resolve })
    onTestFinished(() => http.close())
    return http.exchange({
      method: 'GET',
      url: `http://${host}:${port}${path}`,
      headers: {},
      limitMs: 5000,
      mostBytes: 1000,
      ...rest,
    })
  }

  test('follows nothing', async () => {
    const answer = await exchange('ci.test', '/old', { allowHosts: ['CI.test'] })
    expect(answer).toMatchObject({
      answered: true,
      status: 302,
      headers: { location: '/next', 'x-a': 'b' },
      whole: true,
    })
    expect(seen).toEqual(['GET /old'])
  })

  test('reads no more of a body than it may', async () => {
    const answer = await exchange('ci.test', '/long', { allowHosts: ['ci.test'] })
    expect(answer).toMatchObject({ answered: true, status: 200, whole: false })
    expect(answer.answered && answer.body.length).toBe(1000)
  })

  test.each([
    ['a name with an address inside a network', 'ci.test', async () => ['127.0.0.1']],
    ['a name with such an address among others', 'ci.test', async () => ['8.8.8.8', '10.0.0.1']],
    ['a name with a mapped address', 'ci.test', async () => ['::ffff:127.0.0.1']],
    ['an address in the URL', '127.0.0.1', undefined],
    ['an address in disguise', '0x7f.1', undefined],
    ['an address in one number', '2130706433', undefined],
    ['a mapped address in the URL', '[::ffff:127.0.0.1]', undefined],
  ])('is refused to %s', async (_, host, resolve) => {
    const before = seen.length
    const answer = await exchange(host, '/secret', resolve ? { resolve } : {})
    expect(answer).toMatchObject({ answered: false, why: 'private-address' })
    expect(seen.length).toBe(before)
  })

  test('tells a host that is not there from one that does not answer', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    }
    expect(await exchange('no.test', '/', { resolve })).toMatchObject({ why: 'unknown-host' })
    const url = 'http://ci.test:1/'
    expect(await exchange('ci.test', '/', { allowHosts: ['ci.test'], url })).toMatchObject({
      why: 'unreachable',
      detail: 'ECONNREFUSED',
    })
    const hang = { allowHosts: ['ci.test'], limitMs: 100 }
    expect(await exchange('ci.test', '/hang', hang)).toMatchObject({ why: 'timed-out' })
  })
})
