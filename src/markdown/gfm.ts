import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Processor } from 'unified'
import { unified } from 'unified'
import type { Definitions } from './definitions.ts'
import type { Tokenizer } from './watch.ts'
import { watchOver } from './watch.ts'

/**
 * Parses CommonMark with GFM's tables, footnotes, bare addresses and deleted
 * text; the tree says where everything stands.
 *
 * Task lists stay text, because a box may hold any mark. Bare addresses count
 * where the tokenizer sees them: the search through finished text that GFM
 * does on top of it makes nodes without a place.
 *
 * @param known what is defined elsewhere than in `text`.
 * @throws HazardError where it would take minutes, and RangeError where it takes the whole stack.
 */
export function parseGfm(text: string, known: Definitions | null): Root {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(keepPlaces)
    .use(guard, text)
    .use(teach, known)
  // The tokenizer drops a byte order mark at the start; here it is a character like any other.
  const whole = text.startsWith('\uFEFF') ? `\uFEFF${text}` : text
  return processor.parse(whole)
}

function keepPlaces(this: Processor) {
  const data = this.data()
  data.micromarkExtensions?.push({ disable: { null: ['tasklistCheck'] } })
  const { fromMarkdownExtensions: extensions = [] } = data
  data.fromMarkdownExtensions = extensions
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }))
}

/** As micromark counts them: CR, LF and CRLF have numbers of their own. */
const LINE_ENDS = [-5, -4, -3]
const MARKS = Array.from('!*<[]_`~', (mark) => mark.charCodeAt(0))

/** Stops at a paragraph that would take the tokenizer long. @throws HazardError */
function guard(this: Processor, text: string) {
  const watch = watchOver(text)
  lookAt(this, MARKS, (tokenizer) => watch(tokenizer, true))
  lookAt(this, LINE_ENDS, (tokenizer) => watch(tokenizer, false))
}

/** Makes the tokenizer take the labels of `known` for defined, as if it had met them. */
function teach(this: Processor, known: Definitions | null) {
  if (!known) return
  const taught = new WeakSet<object>()
  // At every `!` and `[`, where images and references begin: before one can end.
  lookAt(this, [33, 91], ({ parser }) => {
    if (taught.has(parser)) return
    taught.add(parser)
    parser.defined.push(...known.links.keys())
    parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...known.footnotes]
  })
}

/** Lets `look` see the tokenizer at each of `codes` in running text, where nothing matches because of it. */
function lookAt(
  processor: Processor,
  codes: readonly number[],
  look: (tokenizer: Tokenizer) => void,
) {
  for (const code of codes) {
    processor.data().micromarkExtensions?.push({
      text: {
        [code]: {
          // Looked at with the others, but no reason to stop here for them.
          previous: () => false,
          tokenize(_effects, _ok, nok) {
            look(this)
            return nok
          },
        },
      },
    })
  }
}
