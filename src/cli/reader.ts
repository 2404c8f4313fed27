import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Outline } from '../markdown/outline.ts'
import { readPlainly } from '../markdown/plain.ts'
import type { Plan } from '../plan/model.ts'
import { readPlan } from '../plan/read.ts'
import type { Source } from '../text/source.ts'
import { decodeSource, InvalidUtf8Error } from '../text/source.ts'
import type { Guard } from './untrusted.ts'

/**
 * Turns text into a plan. Synchronous, so that it can run while the plan is locked.
 *
 * The plain reader decides what it is certain of; the parser decides the rest.
 */
export interface Reader {
  /** @param name as shown to people. @throws HardenError (exit 4) for bytes that are no text. */
  readonly fromBytes: (name: string, bytes: Uint8Array) => Plan
  readonly fromSource: (source: Source) => Plan
}

/**
 * Runs what needs a reader, at first without the parser: loading it takes about
 * as long as starting Node. A text that needs it makes everything start over
 * with it, which is safe because nothing is written before the text is read.
 */
export async function withReader<T>(
  run: (reader: Reader) => Promise<T>,
  guard: Guard | null = null,
): Promise<T> {
  try {
    return await run(readerOver(plainly, guard))
  } catch (error) {
    if (!(error instanceof ParserNeeded)) throw error
    return run(await loadReader(guard))
  }
}

/** A reader that never has to start over: for what must not be done twice. */
export async function loadReader(guard: Guard | null = null): Promise<Reader> {
  const { parseMarkdown } = await import('../markdown/parse.ts')
  return readerOver((text) => readPlainly(text) ?? parseMarkdown(text), guard)
}

class ParserNeeded extends Error {}

function plainly(text: string): Outline {
  const outline = readPlainly(text)
  if (outline === null) throw new ParserNeeded()
  return outline
}

function readerOver(outlineOf: (text: string) => Outline, guard: Guard | null): Reader {
  const read = (source: Source) => readPlan(source, outlineOf(source.text))
  const fromSource = guard ? (source: Source) => guard(() => read(source)) : read
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
