import { shortHandles } from '../plan/address.ts'
import type { Merge } from '../plan/merge.ts'
import type { Plan } from '../plan/model.ts'
import type { Described, InputOf, Words } from './command.ts'
import type { MergeView } from './schema.ts'

/** A command that brings three texts of the plan together. */
export interface MergeCommand<Input = never> extends Described {
  readonly needs: 'texts'
  readonly writes: boolean
  /** Where the texts are. */
  readonly texts: (input: Input) => TextsWanted
}

/** Three texts, and where what they come to goes. */
export type TextsWanted =
  /** Files that git made for a merge driver; the result goes over `ours`. */
  | {
      readonly from: 'files'
      readonly base: string
      readonly ours: string
      readonly theirs: string
      /** Path of the plan, which none of the files has. */
      readonly path: string
      readonly markerSize: number
    }
  /** The sides of a conflict in the index; the result goes into the work tree. */
  | { readonly from: 'index'; readonly overwrite: boolean }
  /** A branch, the work tree, and what they have in common; the result goes into the work tree. */
  | { readonly from: 'revision'; readonly ref: string; readonly markers: boolean }

/** Ties a merging command to the types of its words. */
export function defineMergeCommand<const W extends Words>(
  command: Omit<MergeCommand<InputOf<W>>, 'words' | 'needs'> & { readonly words: W },
): MergeCommand<InputOf<W>> {
  return { ...command, needs: 'texts' }
}

/** What a merge came to, as plain data. @param plan the result. */
export function viewMerge({ isClean, items, undecided, fallback }: Merge, plan: Plan): MergeView {
  const shorts = shortHandles(plan)
  return {
    clean: isClean,
    items: items.map(({ item, ...parts }) => ({
      item: item.handle,
      short: shorts.get(item.handle) ?? item.handle.slice(0, 4),
      title: item.title,
      ours: [...parts.ours],
      theirs: [...parts.theirs],
      undecided: [...parts.undecided],
    })),
    undecided: [...undecided],
    fallback,
  }
}
