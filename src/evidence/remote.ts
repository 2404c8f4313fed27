import type { RemoteName } from './probe.ts'

/**
 * Host and path of a remote's URL, in any spelling git takes; null for a folder.
 * A user and a password in it are left behind.
 */
export function readRemote(url: string): RemoteName | null {
  const parsed = /^(?:https?|ssh|git|git\+ssh):\/\//i.test(url) ? parseUrl(url) : null
  if (parsed) return remoteName(parsed.hostname, parsed.pathname)
  if (url.includes('://')) return null
  // scp's spelling; one letter before the colon is a Windows drive.
  const [, host, path] = /^(?:[^@/\\]+@)?([^:/\\]{2,}):([^\\]+)$/.exec(url) ?? []
  return host === undefined || path === undefined ? null : remoteName(host, path)
}

/** True when both name one repository; hosts compare names without case. */
export function isSameRemote(a: RemoteName, b: RemoteName): boolean {
  return a.host === b.host && a.path.toLowerCase() === b.path.toLowerCase()
}

/** Null for what is no URL at all. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

export function remoteName(host: string, path: string): RemoteName {
  return {
    host: host.toLowerCase().replace(/^(?:www|ssh|altssh)\./, ''),
    path: path.replace(/^\/+|\/+$/g, '').replace(/\.git$/i, ''),
  }
}
