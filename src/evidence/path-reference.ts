/** A path with what stands behind its `#`. */
export interface PathReference {
  /** With slashes, as written otherwise. */
  readonly path: string
  /** Without the `#`; null where there is none. */
  readonly fragment: string | null
}

/**
 * Splits a reference to a file.
 *
 * @param linked true for the target of a link, in which `%20` is a space; what
 * a user types is taken as it is.
 */
export function readPathReference(reference: string, linked: boolean): PathReference {
  if (!/[#?%]/.test(reference)) return { path: reference, fragment: null }
  const hash = reference.lastIndexOf('#')
  const isFragment = hash > 0 && !reference.slice(hash).includes('/')
  const beforeHash = isFragment ? reference.slice(0, hash) : reference
  const path = withoutQuery(beforeHash)
  const fragment = isFragment ? decoded(reference.slice(hash + 1)) : ''
  return {
    path: linked ? decoded(path) : path,
    fragment: fragment === '' ? null : fragment,
  }
}

/** The target of a link to a path, with `%` for what a Markdown link cannot hold. */
export function linkTarget({ path, fragment }: PathReference): string {
  // A first segment with a colon would be read as a scheme.
  const safe = /^[^/]*:/.test(path) ? `./${path}` : path
  return encoded(safe) + (fragment === null ? '' : `#${encoded(fragment)}`)
}

/**
 * Resolves `.` and `..` in a path with slashes.
 *
 * @returns null when it leads above where it starts; empty for the start itself.
 */
export function normalisePath(path: string): string | null {
  if (!STEPS.test(path)) return path
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.pop() === undefined) return null
  }
  return kept.join('/')
}

/** A segment that is no name. */
const STEPS = /(?:^|\/)\.{0,2}(?:\/|$)/

/** The way from a folder to a path, both normalised and relative to one root. */
export function relativePath(folder: string, path: string): string {
  if (folder === '') return path || '.'
  const from = folder.split('/')
  const to = path === '' ? [] : path.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared += 1
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/') || '.'
}

/** `?plain=1`, as hosts write it; a question mark without a parameter belongs to the name. */
function withoutQuery(path: string): string {
  return path.replace(/\?\w+=[^?]*$/, '')
}

function encoded(text: string): string {
  return text.replace(/[\s%()<>[\]\\"`*?#|\p{Cc}\p{Cf}]/gu, percent)
}

/** Parentheses and asterisks are left alone by `encodeURIComponent`. */
function percent(character: string): string {
  const code = encodeURIComponent(character)
  return code === character
    ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : code
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
