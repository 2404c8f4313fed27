import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Processor } from 'unified'
import { unified } from 'unified'
import type { Definitions } from './definitions.ts'

/**
 * Parses CommonMark with GFM's tables, footnotes, bare addresses and deleted
 * text; the tree says where everything stands.
 *
 * Task lists stay text, because a box may hold any mark. Bare addresses count
 * where the tokenizer sees them: the search through finished text that GFM
 * does on top of it makes nodes without a place.
 *
 * @param known what is defined elsewhere than in `text`.
 */
export function parseGfm(text: string, known: Definitions | null): Root {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(keepPlaces)
    .use(teach, known)
  // The tokenizer drops a byte order mark at the start; here it is a character like any other.
  return processor.parse(text.startsWith('\uFEFF') ? `\uFEFF${text}` : text)
}

function keepPlaces(this: Processor) {
  const data = this.data()
  data.micromarkExtensions?.push({ disable: { null: ['tasklistCheck'] } })
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }))
}

/** Makes the tokenizer take the labels of `known` for defined, as if it had met them. */
function teach(this: Processor, known: Definitions | null) {
  if (!known) return
  const taught = new WeakSet<object>()
  // At every `!` and `[`, where images and references begin: before one can end.
  for (const code of [33, 91]) {
    this.data().micromarkExtensions?.push({
      text: {
        [code]: {
          name: 'knownLabels',
          tokenize(_effects, _ok, nok) {
            const { parser } = this
            if (!taught.has(parser)) {
              taught.add(parser)
              parser.defined.push(...known.links.keys())
              parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...known.footnotes]
            }
            return nok
          },
        },
      },
    })
  }
}
