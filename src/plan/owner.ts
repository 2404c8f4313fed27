import type { Located } from '../text/source.ts'

/** True when one of the owners has this name, whatever its case. */
export function hasOwner(owners: readonly Located<string>[], name: string): boolean {
  const wanted = name.trim().toLowerCase()
  return owners.some(({ value }) => value.toLowerCase() === wanted)
}
