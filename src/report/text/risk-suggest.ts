import type { ResultOf } from '../../commands/schema.ts'
import type { Block, Content } from '../block.ts'
import { columns, counted, pairs, paragraph, spaced, stack, together } from '../compose.ts'

type Suggestion = ResultOf<'risk suggest'>['suggestions'][number]

/** Proposals, each with what speaks for it and the command that states it. */
export function riskSuggestReport({ suggestions, silent }: ResultOf<'risk suggest'>): Block {
  return spaced([
    ...suggestions.map((suggestion) => columns([row(suggestion)], LAYOUT)),
    ...(silent.length === 0
      ? []
      : [paragraph(`${counted(silent.length, 'item')} without a word that hints at a risk.`)]),
    ...(suggestions.length + silent.length === 0
      ? [paragraph('Every open item states its risk already.')]
      : []),
    ...(suggestions.length === 0
      ? []
      : [paragraph({ text: 'Nothing was written: words hint, and you decide.', style: 'muted' })]),
  ])
}

const LAYOUT = { columns: [{}, { width: 'fill' }] } as const

function row(suggestion: Suggestion): Block[] {
  const { code, short, title, hints, now, stated, command } = suggestion
  return [
    paragraph({ text: `${code}:${short}`, style: 'handle' }),
    stack([
      paragraph(title),
      pairs([
        ...hints.map((hint) => [`${hint.input} ${hint.value}`, hintText(hint)] as const),
        ['would be', together(...standing(stated), ', now ', ...standing(now))],
      ]),
      paragraph({ text: command, style: 'code' }),
    ]),
  ]
}

function hintText({ words, reason }: Suggestion['hints'][number]): string {
  const said = words.map((word) => `“${word}”`).join(', ')
  return said === '' ? reason : `${said}: ${reason}`
}

function standing({ band, place }: Suggestion['now']): Content[] {
  return [{ text: band, style: band }, place === null ? '' : `, place ${place}`]
}
