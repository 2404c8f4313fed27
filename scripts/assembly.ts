import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * The text of `src/plan/title-code.ts`: what `assembly/titles.ts` is compiled to.
 * Without a runtime nothing of the compiler's own library is in it.
 */
export function titleCode(): string {
  const code = execFileSync(process.execPath, [COMPILER, 'assembly/titles.ts', ...OPTIONS])
  const lines = code.toString('base64').match(/.{1,90}/g) ?? []
  return `${HEAD}\nexport const TITLE_CODE =\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n`
}

const COMPILER = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'))
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--outFile']
const HEAD = '/** `assembly/titles.ts` as WebAssembly, in base64. Written by `npm run assembly`. */'
