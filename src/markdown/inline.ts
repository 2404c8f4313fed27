import { lettered, unicodePattern } from '../text/lettered.ts'
import type { Inline, Link } from './outline.ts'

/** Every run of white space as one space, none at the ends. */
export function collapse(value: string): string {
  return UNEVEN.test(value) ? value.replace(/\s+/g, ' ').trim() : value
}

/** White space that is no single space between words. */
const UNEVEN = /\s{2}|[^\S ]|^ | $/

/**
 * True for words of one line in which every character is what it seems, so
 * that their inline content is one text of the same characters. White space
 * around them says nothing.
 */
export function isVerbatim(words: string): boolean {
  return !ACTIVE.test(words)
}

/** Where the next character stands that may be more than a letter, but for line ends; the text's end where none does. */
export function activeFrom(text: string, start: number): number {
  ACTIVE_IN_LINE.lastIndex = start
  return ACTIVE_IN_LINE.exec(text)?.index ?? text.length
}

/** Whatever may be more than a letter; an underscore inside a word, and most colons, are not. */
const ACTIVE_IN_LINE = /[\\`*~[\]<&@]|(?<![a-z0-9])_|_(?![a-z0-9])|:\/\/|www\./gi
/** With line ends, and with what stands in no text that was decoded, or for two units. */
const ACTIVE = new RegExp(`[\\r\\n\\0\\uD800-\\uDFFF]|${ACTIVE_IN_LINE.source}`, 'i')

/**
 * What a reader sees, as one line: code by its value, links and images by
 * their labels, HTML dropped, white space collapsed.
 */
export function plainText(inlines: readonly Inline[]): string {
  return collapse(inlines.map(wordsOf).join(''))
}

/** The links among `inlines`, in order. */
export function linksOf(inlines: readonly Inline[]): Link[] {
  return inlines.filter((inline) => inline.kind === 'link')
}

function wordsOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.value
    case 'link':
    case 'image':
      return inline.label
    case 'html':
      return ''
  }
}

/**
 * A plain value as Markdown on one line that reads back as that value, white
 * space collapsed, wherever text may begin: as a bullet, behind a box or a key.
 *
 * Only what would mean something is escaped, so that `comms_service` and
 * `a < b` stay as they are. NUL and lone surrogates, which no Markdown text can
 * hold, become U+FFFD.
 */
export function escapeText(value: string): string {
  const words = collapse(speakable(value)).split(' ')
  const [first = '', ...others] = words
  return [escapeStart(first), ...others.map((word) => escapeWord(word))].join(' ')
}

/**
 * A link on one line that reads back with this label (white space collapsed),
 * this address and this title. An empty title is none.
 */
export function linkMarkdown(label: string, url: string, title: string | null = null): string {
  const words = collapse(speakable(label))
    .split(' ')
    .map((word) => escapeWord(word, IN_LABEL))
  const tip = title ? ` "${escapeString(title, /"/g)}"` : ''
  return `[${words.join(' ').replace(/^\^/, '\\^')}](${address(url)}${tip})`
}

function speakable(value: string): string {
  return value.replace(UNSPEAKABLE(), '\uFFFD')
}

const UNSPEAKABLE = unicodePattern(String.raw`[\0\p{Cs}]`, 'g')

const PUNCTUATION = '[!-/:-@[-`{-~]'
const REFERENCE = '&(?=#\\d{1,7};|#[xX][\\dA-Fa-f]{1,6};|[A-Za-z][A-Za-z\\d]{1,31};)'
const MARKS = `\\\\(?=${PUNCTUATION}|$)|${REFERENCE}|[\`[]|<(?=[A-Za-z/!?])|~{2,}|\\*+|_+`
const IN_TEXT = new RegExp(MARKS, 'g')
const IN_LABEL = new RegExp(`${MARKS}|\\]`, 'g')

/** Addresses that would become links, in which no escape works. */
const BARE_ADDRESS = /(?<=https?):(?=\/\/)|(?<=www)\.|@/gi

function escapeWord(word: string, marks = IN_TEXT): string {
  // White space on both sides, which a label does not promise: no emphasis can begin or end here.
  if (marks === IN_TEXT && /^(?:\*+|_+)$/.test(word)) return word
  const escaped = word.replace(marks, (run, offset: number) =>
    isInsideWord(word, run, offset) ? run : run.replace(/./g, '\\$&'),
  )
  return escaped === word ? word : escaped.replace(BARE_ADDRESS, '\\$&')
}

function isInsideWord(word: string, run: string, offset: number): boolean {
  const before = word.slice(0, offset)
  const behind = word.slice(offset + run.length)
  return (
    run.startsWith('_') && LETTER_LAST(before).test(before) && LETTER_FIRST(behind).test(behind)
  )
}

const LETTER_LAST = lettered(({ letter, number }) => `[${letter}${number}]$`)
const LETTER_FIRST = lettered(({ letter, number }) => `^[${letter}${number}]`)

/** What would begin a heading, quote, list or rule. */
const BLOCK_START = /^(?=#{1,6}$|>|\+$|-+$|[*_]+$)|^\d{1,9}(?=[.)]$)/

function escapeStart(word: string): string {
  const start = BLOCK_START.exec(word)?.[0]
  if (start === undefined) return escapeWord(word)
  return `${start}\\${word.slice(start.length, start.length + 1)}${escapeWord(word.slice(start.length + 1))}`
}

function address(url: string): string {
  if (url !== '' && !NOT_BARE().test(url)) return escapeString(url, /$^/g)
  return `<${escapeString(url, /[<>]/g)}>`
}

/** What an address may only hold between `<` and `>`. */
const NOT_BARE = unicodePattern(String.raw`[\s\p{Cc}()<>]`)

const IN_STRING = new RegExp(`\\\\(?=${PUNCTUATION}|[\t\n\r]|$)|${REFERENCE}`, 'g')

/** Line ends would end the line, and a backtick could end code that began before the link. */
function escapeString(value: string, marks: RegExp): string {
  return speakable(value)
    .replace(IN_STRING, '\\$&')
    .replace(marks, '\\$&')
    .replace(/[\t\n\r`]/g, (character) => `&#${character.charCodeAt(0)};`)
}
