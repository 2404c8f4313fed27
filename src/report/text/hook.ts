import type { ResultOf } from '../../commands/schema.ts'
import type { Block } from '../block.ts'
import { counted, pairs, paragraph, section, spaced, verbatim } from '../compose.ts'

const STATES = {
  installed: 'installed',
  outdated: 'of another version: `harden hook install` brings it up to date',
  absent: 'not installed',
  foreign: 'left as it is, for it is no shell script, a link, or not executable',
} as const

/** Which hooks ask harden, and what is left to be written by hand. */
export function hookReport({ hooks, mergeDriver, keeper, toAdd }: ResultOf<'hook status'>): Block {
  const told = toAdd.map(({ hook, commands }) =>
    section(`To add to ${hook}${BY[keeper]}`, verbatim(commands.join('\n'))),
  )
  return spaced([
    pairs([
      ...hooks.map(({ name, path, state }) => [name, `${STATES[state]}  (${path})`] as const),
      ['merge driver', mergeDriver ? 'installed' : 'not installed'],
    ]),
    ...told,
  ])
}

const BY = {
  git: '',
  husky: '',
  lefthook: ', in the configuration of lefthook',
  outside: ', which lies outside this repository',
} as const

export function hookMessageReport({ items }: ResultOf<'hook message'>): Block {
  return paragraph(`${counted(items.length, 'item')} changed`)
}
