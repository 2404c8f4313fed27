import type { Plugin } from 'rolldown'

/**
 * Makes what a chunk exports one object, where the bundler adds names one by one
 * to what is there: V8 then copies the list of all names for each, which takes
 * half a millisecond and 70 KB of a run that uses two of two hundred.
 *
 * Who asks for the chunk before it has run to its end gets an empty object, so
 * none of these may be part of a circle.
 *
 * @param names of chunks.
 */
export function exportsAtOnce(names: ReadonlySet<string>): Plugin {
  return {
    name: 'exports-at-once',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !names.has(chunk.name)) continue
        const code = atOnce(chunk.code)
        if (code === null) this.error(`Unexpected end of ${chunk.fileName}, expected its exports`)
        chunk.code = code
      }
    },
  }
}

/** Null where the code does not end with exports. */
function atOnce(code: string): string | null {
  const end = EXPORTS.exec(code)
  if (end === null) return null
  const members = Array.from(end[0].matchAll(ONE), ([, plain, value, getter, got]) =>
    plain === undefined ? `${getter}:${got}` : `${plain}:${value}`,
  )
  return `${code.slice(0, end.index)}module.exports={${members}};\n`
}

/** As an entry spells what it exports, and as other chunks do: nothing of it changes later. */
const SPELLINGS = [
  String.raw`exports\.([\w$]+)=([\w$.]+)`,
  String.raw`Object\.defineProperty\(exports,["'\`]([\w$]+)["'\`],\{enumerable:!0,get:function\(\)\{return ([\w$.]+)\}\}\)`,
]
const ONE = new RegExp(SPELLINGS.join('|'), 'g')
const EXPORTS = new RegExp(`(?<=[;}])(?:(?:${ONE.source})[,;])+\\s*$`)
