import type { ItemName } from '../plan/change.ts'
import type { Step } from './step.ts'

/** Gives what is kept by handle its new names, all at once: handles of equal titles change places. */
export function rename<Kept>(
  byHandle: Map<string, Kept>,
  { renamed }: Step,
  renamedAs: (kept: Kept, to: ItemName) => Kept,
): void {
  const leaving = renamed.map(({ from, to }) => ({ to, kept: byHandle.get(from) }))
  for (const { from } of renamed) byHandle.delete(from)
  for (const { to, kept } of leaving) if (kept) byHandle.set(to.handle, renamedAs(kept, to))
}
