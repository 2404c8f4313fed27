import { comparePlans } from '../plan/compare.ts'
import type { Transition } from '../rules/transition.ts'
import { isEmptyMessage, withTrailers } from '../text/trailers.ts'
import { argument, defineCommand } from './command.ts'
import type { ResultOf } from './schema.ts'
import { file } from './values.ts'

/** Commits that will be melted into others, which have a message of their own. */
const PASSING = /^(?:fixup|squash|amend)! /

export const hookMessage = defineCommand({
  name: 'hook message',
  summary: 'Add a Harden-Item trailer for each item that the staged plan changes',
  description:
    'The commit-msg hook runs it. Messages of merges, of fixup and squash commits, and empty ones stay as they are.',
  examples: ['harden hook message .git/COMMIT_EDITMSG'],
  writes: false,
  words: { arguments: { file: argument('the file with the commit message', file) } },
  gate: ({ file: message }) => ({
    from: { what: 'index', message },
    baseline: null,
    writesBaseline: false,
  }),
  decide: (_plan, _input, { gate }) => {
    const { text = '', commentSign = '#' } = gate?.message ?? {}
    const [transition, ...others] = gate?.transitions ?? []
    const isOwn = others.length === 0 && !PASSING.test(text) && !isEmptyMessage(text, commentSign)
    const items = transition && isOwn ? itemsChanged(transition) : []
    const trailers = items.map((value) => ({ key: 'Harden-Item', value }))
    const message = withTrailers(text, trailers, commentSign)
    return {
      ...(message === text ? {} : { message }),
      result: (): ResultOf<'hook message'> => ({ items, changed: message !== text }),
    }
  },
})

/** By their handles behind the change; none for a plan that is new. */
export function itemsChanged({ before, after, pairs }: Transition): string[] {
  if (before.items.length === 0) return []
  const names = new Map(pairs.map((pair) => [pair.before.handle, pair.after.handle]))
  const handles = comparePlans(before, after).flatMap((change) =>
    'item' in change ? [names.get(change.item.handle) ?? change.item.handle] : [],
  )
  return [...new Set(handles)]
}
