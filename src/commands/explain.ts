import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { EVERY_RULE } from '../rules/gate.ts'
import { nearest } from '../text/near.ts'
import { defineFreeCommand, optionalArgument } from './command.ts'
import type { ResultOf } from './schema.ts'
import { text } from './values.ts'

export const explain = defineFreeCommand({
  name: 'explain',
  summary: 'Explain a diagnostic: what it means and what to do',
  examples: ['harden explain completed-without-evidence'],
  words: { arguments: { code: optionalArgument('its code; else all of them', text) } },
  answer: ({ code }) => {
    const rules = code === null ? EVERY_RULE : EVERY_RULE.filter((rule) => rule.code === code)
    if (code !== null && rules.length === 0) throw noSuchCode(code)
    return {
      result: {
        rules: rules.map(({ code, severity, summary, why, mend, examples }) => ({
          code,
          severity,
          summary,
          why,
          mend,
          example: examples?.bad ?? null,
        })),
      } satisfies ResultOf<'explain'>,
    }
  },
})

function noSuchCode(code: string): HardenError {
  const near = nearest(
    code,
    EVERY_RULE.map((rule) => rule.code),
  )
  return new HardenError({
    code: 'no-such-code',
    exit: EXIT.notFound,
    message: `Unexpected code "${code}"${near === null ? '' : `, expected "${near}"?`}`,
    mend: near === null ? '`harden explain` lists them all' : `harden explain ${near}`,
  })
}
