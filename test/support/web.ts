import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Http, HttpOptions } from '../../src/ports/http.ts'
import { nodeHttp } from '../../src/ports/node-http.ts'

/** A request as it arrived. */
export interface Arrival {
  readonly host: string
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}

export type Page = (response: ServerResponse, request: IncomingMessage, times: number) => void

/**
 * A web of hosts on the loopback interface: every name but those of no host leads
 * to one server, by https too. It remembers what arrived.
 */
export class LoopbackWeb {
  readonly arrivals: Arrival[] = []
  /** Milliseconds of every pause that was made; none takes any time. */
  readonly pauses: number[] = []
  readonly #pages: ReadonlyMap<string, Page>
  readonly #nameless: RegExp
  readonly #server = createServer((request, response) => this.#answer(request, response))
  #port = 0

  /** @param pages by host and path: `ci.example.test/run`. @param nameless hosts there are not. */
  constructor(pages: Readonly<Record<string, Page>>, nameless: RegExp) {
    this.#pages = new Map(Object.entries(pages))
    this.#nameless = nameless
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The real client, led here. */
  http({ allowHosts }: HttpOptions): Http {
    const resolve = async (name: string) => {
      if (!this.#nameless.test(name)) return ['127.0.0.1']
      throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
    }
    const real = nodeHttp({ allowHosts, resolve })
    return {
      ...real,
      exchange: (request) => {
        const url = request.url.replace(/^https?:\/\/([a-z][^/:?#]+)/, `http://$1:${this.#port}`)
        return real.exchange({ ...request, url })
      },
      pause: async (milliseconds) => {
        this.pauses.push(milliseconds)
      },
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const { method = '', url: path = '', headers } = request
    this.arrivals.push({ host, method, path, authorization: headers.authorization })
    const page = this.#pages.get(host + path)
    const times = this.arrivals.filter((each) => each.host === host && each.path === path).length
    if (page) page(response, request, times)
    else response.writeHead(404).end()
  }
}

/** A page that answers with a status. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Page {
  return (response) => response.writeHead(code, headers).end()
}

export function json(value: object): Page {
  return (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
