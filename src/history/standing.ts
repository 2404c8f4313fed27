/** What a history was read from: where all of this is the same, so is the history. */
export interface Standing {
  /** Full id of HEAD. */
  readonly head: string
  /** The commits at which a shallow clone is cut off, as git keeps them; empty in a whole one. */
  readonly shallow: string
  /** The plan, relative to the root. */
  readonly path: string
}

export function isSameStanding(a: Standing, b: Standing): boolean {
  return a.head === b.head && a.shallow === b.shallow && a.path === b.path
}
