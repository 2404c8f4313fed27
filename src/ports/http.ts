/**
 * One exchange over the network at a time: nothing is followed, repeated or kept.
 *
 * No proxy, cookie or stored credential is used. Before a connection is made,
 * every address that the name resolves to is checked: one that is not public
 * refuses them all, unless the host is on the list.
 */
export interface Http {
  /** Never rejects. */
  exchange(request: HttpRequest): Promise<HttpAnswer>
  /** Resolves after so many milliseconds. */
  pause(milliseconds: number): Promise<void>
  close(): Promise<void>
}

export interface HttpRequest {
  readonly method: 'HEAD' | 'GET'
  /** http or https, without a user. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** For all of the exchange. */
  readonly limitMs: number
  /** Of the body so much is read; the rest is not waited for. */
  readonly mostBytes: number
}

export type HttpAnswer =
  | {
      readonly answered: true
      readonly status: number
      /** Names in lower case; of a repeated header the first. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
      /** False when the body was longer than what was read. */
      readonly whole: boolean
    }
  | { readonly answered: false; readonly why: HttpFailure; readonly detail: string }

/** `private-address`: the host is, or has an address, inside a network. */
export type HttpFailure = 'unknown-host' | 'private-address' | 'timed-out' | 'unreachable'

/** Finds the addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>

export interface HttpOptions {
  /** Hosts that may lie inside a network, lower case. */
  readonly allowHosts: readonly string[]
  readonly resolve?: Resolve
}
