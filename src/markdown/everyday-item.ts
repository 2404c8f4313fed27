/**
 * Where an item ends that is written as most are, with all that stands below
 * it; -1 where it is not. Behind it nothing is open: a heading, another item of
 * the document's own, or the end follows.
 *
 * One pattern takes such an item in at once. Line by line the same is read by
 * code that V8 finds worth compiling, which takes longer than the reading.
 * The law: it refuses, or the lines say one thing only, and `PlainLines` would
 * read one item with a box of one sign, titled by its first line alone.
 *
 * @param start of a line.
 */
export function everydayItemEnd(text: string, start: number): number {
  ITEM.lastIndex = start
  return ITEM.test(text) ? ITEM.lastIndex : -1
}

/** What is never more than a letter. */
const LETTERS = '[^\\\\`*~[\\]<&@_:wW!\\r\\n]*'
/** Code, and a link written like a record's. Its words hold no address. */
const CODE = '`[^`\\r\\n]+`(?!`)'
const LINK =
  '\\[(?![^\\]\\n]*[Ww]{3}\\.)[A-Za-z0-9./#-]+(?: [A-Za-z0-9./#-]+)*\\]\\([\\w\\-./#?=%:+,;@$~*]+(?: "[^"\\\\&\\r\\n]*")?\\)'
/** Signs where they are letters too. */
const SIGNS = `(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|:(?!//)|[wW](?![wW]{2}\\.)|!(?!\\[)|${CODE}|${LINK}`
/** Words up to the end of their line; none of the parts can begin where another does. */
const WORDS = `${LETTERS}(?:(?:${SIGNS})${LETTERS})*(?<! )\\r?(?:\\n|$)`
/** A text of a stranger's is not to fill the stack on which a pattern goes back. */
const SHORT = '(?![^\\n]{2000})'
const BELOW = `(?: {2}| {4})- (?!\\d+[.)][ \\r\\n])(?=[A-Za-z0-9\`])${SHORT}${WORDS}`
const NOTHING_OPEN = '(?=- |#|\\r?\\n[\\r\\n]*(?![ \\r\\n])|$)'
const ITEM = new RegExp(
  `- \\[[ xX~-]\\] (?! )${SHORT}${WORDS}(?:${BELOW}){0,200}${NOTHING_OPEN}`,
  'y',
)
