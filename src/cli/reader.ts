import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/model.ts'
import { readPlan } from '../plan/read.ts'
import type { Source } from '../text/source.ts'
import { decodeSource, InvalidUtf8Error } from '../text/source.ts'

/** Turns text into a plan. Synchronous, so that it can run while the plan is locked. */
export interface Reader {
  /** @param name as shown to people. @throws HardenError (exit 4) for bytes that are no text. */
  readonly fromBytes: (name: string, bytes: Uint8Array) => Plan
  readonly fromSource: (source: Source) => Plan
}

/** Loads the Markdown parser. */
export async function loadReader(): Promise<Reader> {
  const { parseMarkdown } = await import('../markdown/parse.ts')
  const fromSource = (source: Source) => readPlan(source, parseMarkdown(source.text))
  return { fromSource, fromBytes: (name, bytes) => fromSource(decode(name, bytes)) }
}

/** @throws HardenError (exit 4) for bytes that are no text. */
export function decode(name: string, bytes: Uint8Array): Source {
  try {
    return decodeSource(name, bytes)
  } catch (error) {
    if (!(error instanceof InvalidUtf8Error)) throw error
    throw new HardenError({
      code: 'invalid-utf8',
      exit: EXIT.unreadable,
      message: `${name}: Unexpected byte at offset ${error.offset}, expected UTF-8`,
      mend: 'save the plan as UTF-8',
    })
  }
}
