/**
 * The address a terminal may open for `link`, or null.
 *
 * Allowed are http and https without credentials, and files below `root`. An
 * encoded slash is refused, since what opens the file may decode it and climb.
 *
 * @param root `file:` URL of the repository's folder, ending in a slash; null where there is none.
 */
export function linkTarget(link: string, root: string | null): string | null {
  if (!URL.canParse(link, root ?? undefined)) return null
  const url = new URL(link, root ?? undefined)
  const allowed = url.protocol === 'file:' ? isBelow(url, root) : isPublicWeb(url)
  return allowed && /^[!-~]+$/.test(url.href) ? url.href : null
}

function isBelow(url: URL, root: string | null): boolean {
  return root !== null && url.href.startsWith(root) && !/%2f|%5c/i.test(url.pathname)
}

function isPublicWeb({ protocol, username, password }: URL): boolean {
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === ''
}
