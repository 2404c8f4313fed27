import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff'

/**
 * A unified diff that `git apply` takes; empty when nothing differs.
 *
 * Lines end at LF, as for git: a CRLF line shows its CR, and a lone CR is a
 * character like any other.
 *
 * @param path relative to the root of the repository, with `/` between its parts.
 * @param before the file's whole text, byte order mark included; so is `after`.
 * @param context lines shown around each change.
 */
export function unifiedDiff(path: string, before: string, after: string, context = 3): string {
  if (before === after) return ''
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context })
  return formatPatch(patch, FILE_HEADERS_ONLY)
}
