/**
 * The rooms of `src`, from the ground up. A room may import from any floor
 * below its own, never from a room beside it.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ['text'],
  ['diagnostics'],
  ['markdown', 'evidence'],
  ['plan'],
  ['risk', 'history', 'rules'],
  ['review'],
  ['commands'],
  ['report'],
  ['cli', 'mcp'],
  ['index'],
]

/** The room that stands outside the floors, because it touches the world. */
export const PORTS = { name: 'ports', imports: ['text'], importers: ['cli', 'mcp'] } as const

/** The one way in for each package, and for what lies outside `src`: the files it leads to. */
export const DOORS: readonly { readonly packages: RegExp; readonly files: RegExp }[] = [
  { packages: /^(unified|remark|mdast|micromark|unist|vfile)\b/, files: /^markdown\// },
  { packages: /^github-slugger$/, files: /^(markdown|evidence)\// },
  { packages: /^(diff|fastest-levenshtein)$/, files: /^text\// },
  { packages: /^@secretlint\//, files: /^evidence\// },
  { packages: /^zod\b/, files: /^(commands\/|cli\/config|report\/(json|schema))/ },
  { packages: /^(chalk|string-width|simple-ascii-chart)$/, files: /^report\// },
  { packages: /^(commander|shell-quote)$/, files: /^cli\// },
  { packages: /^(undici|@clack\/prompts)\b/, files: /^ports\// },
  { packages: /^pure-rand\b/, files: /^history\// },
  { packages: /^\.\.\/package\.json$/, files: /^cli\/version\.ts$/ },
  { packages: /^node:/, files: /^ports\// },
]

/** What asks the world, and so is answered through the ports: as `object.member` or `call()`. */
export const WORLD =
  /^(process\..*|new Date\(\)|Date\(\)|Date\.now|Math\.random|performance\..*|crypto\..*|fetch\(\)|set(Timeout|Interval|Immediate)\(\))$/

/** What no file may use. */
export const NOWHERE = /^(console\..*|process\.exit)$/

/** Words that name nothing, as a word of a file's name. */
export const EMPTY_FILE_WORD = /^(utils?|helpers?|managers?|services?|handlers?|data|process)$/

/** Words that name nothing, as the name of a function, class or type, or at its end. */
export const EMPTY_NAME =
  /^(data|process)$|^process[A-Z]|(^u|U)tils?$|(^h|H)elpers?$|(^m|M)anager$|(^s|S)ervice$|(^h|H)andler$/

/** Lines a file may have. */
export const LONGEST_FILE = 250
