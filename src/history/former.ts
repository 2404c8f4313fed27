import type { Life, Timeline } from './timeline.ts'

/**
 * The item that a handle, or the beginning of one, stood for in earlier revisions.
 *
 * An item that is there goes before those that were removed. Null for a handle
 * that several items have borne: nobody is to work on the wrong one.
 *
 * @param handle at least four letters, perhaps with the number of a twin behind it.
 */
export function formerLife({ lives }: Timeline, handle: string): Life | null {
  const found = lives.filter(({ name, formerly }) =>
    [...formerly, name].some((each) => isMeant(each.handle, handle)),
  )
  const present = found.filter((life) => life.present)
  const [life, ...others] = present.length > 0 ? present : found
  return life && others.length === 0 ? life : null
}

function isMeant(handle: string, reference: string): boolean {
  const [prefix = '', number] = reference.toLowerCase().split('.')
  const copy = number === undefined || number === '1' ? '' : `.${number}`
  return handle.startsWith(prefix) && handle.slice(16) === copy
}
