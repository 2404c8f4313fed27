import { unicodePattern } from '../text/lettered.ts'
import type { Printable } from '../text/screen.ts'
import { isSimple } from './measure.ts'

/**
 * `text` as one line that a terminal shows and never obeys.
 *
 * What prints nothing is spelled out, never dropped: control characters of both
 * sets, line and paragraph separators, lone surrogates, bidirectional controls,
 * zero-width characters, tags and the byte order mark become `\x1b` or
 * `\u{202e}`. A tab becomes a space. Joiners and variation selectors stay where
 * they belong: inside an emoji, a keycap or an ideograph's variant.
 *
 * Applying it twice changes nothing more.
 */
export function safe(text: string): Printable {
  if (isSimple(text)) return text as Printable
  return text.replace(KEPT_OR_HIDDEN(), (found, kept) => kept ?? spelled(found)) as Printable
}

/** Text of several lines: LF ends a line, everything else is as in `safe`. */
export function safeLines(text: string): Printable {
  return text.split('\n').map(safe).join('\n') as Printable
}

/**
 * The same JSON value, with every character that `safe` would spell out written
 * as `\uXXXX`. JSON leaves C1 and bidirectional controls raw otherwise.
 *
 * @param json as `JSON.stringify` gives it, indented or not.
 */
export function safeJson(json: string): Printable {
  if (isSimple(json)) return json as Printable
  const spelledOut = (found: string, kept?: string) =>
    kept ?? (found === '\n' ? found : jsonEscape(found))
  return json.replace(KEPT_OR_HIDDEN(), spelledOut) as Printable
}

/** Text for programs, such as a diff or CSV: exact in a pipe or file, escaped on a terminal. */
export function exactUnlessTTY(text: string, { isTTY }: { readonly isTTY: boolean }): Printable {
  return isTTY ? safeLines(text) : (text as Printable)
}

const PICTOGRAPH = String.raw`\p{Extended_Pictographic}(?:[\ufe0e\ufe0f]|\p{Emoji_Modifier})?`
const EMOJI = String.raw`${PICTOGRAPH}(?:\u200d${PICTOGRAPH})*`
const KEYCAP = String.raw`[0-9#*]\ufe0f\u20e3`
const IDEOGRAPH_VARIANT = String.raw`\p{Ideographic}[\u{e0100}-\u{e01ef}]`

/** Ignorable are all that join, hide or turn text; the annotation marks at the end are left out there. */
const HIDDEN = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]`

const KEPT_OR_HIDDEN = unicodePattern(`(${EMOJI}|${KEYCAP}|${IDEOGRAPH_VARIANT})|${HIDDEN}`, 'g')

function spelled(character: string): string {
  if (character === '\t') return ' '
  const code = character.codePointAt(0) ?? 0
  return code <= 0xff ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`
}

function jsonEscape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join('')
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
