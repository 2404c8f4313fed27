import { BlockList, isIP } from 'node:net'

/** Networks that are not the public internet, from the IANA special-purpose registries. */
const IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/**
 * Only 2000::/3 is public. Of it, tunnels (2001::/23 with Teredo, 2002::/16) hold an
 * address of the old kind, and so could lead anywhere; 3fff::/20 and 2001:db8::/32
 * are for documents. Mapped addresses (::ffff:0:0/96) and NAT64 lie outside of it.
 */
const IPV6: readonly (readonly [string, number])[] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const PRIVATE_V4 = blockList('ipv4', IPV4)
const PRIVATE_V6 = blockList('ipv6', IPV6)

/** Whether an IP address is one of the public internet; a name is none. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const version = isIP(plain)
  if (version === 4) return !PRIVATE_V4.check(plain, 'ipv4')
  return version === 6 && !PRIVATE_V6.check(plain, 'ipv6')
}

/** Two lists: Node would hold a mapped address against the networks of both kinds. */
function blockList(kind: 'ipv4' | 'ipv6', networks: readonly (readonly [string, number])[]) {
  const list = new BlockList()
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, kind)
  return list
}
