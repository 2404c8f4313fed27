import type { ExitCode } from '../diagnostics/diagnostic.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { FilesErrorKind } from '../ports/files.ts'
import { FilesError } from '../ports/files.ts'
import { VERSION } from './version.ts'

/** Anything that was thrown, as it is reported. */
export interface Fault {
  readonly code: string
  readonly exit: ExitCode
  readonly message: string
  readonly mend: string
  /** Only for a defect in harden. */
  readonly stack: string | null
}

/** The user's fault, the world's, or ours: they never look alike. */
export function faultOf(error: unknown, runtime: string): Fault {
  if (error instanceof HardenError) {
    const { code, exit, message, mend } = error
    return { code, exit, message, mend, stack: null }
  }
  if (error instanceof FilesError) {
    const { kind, message, mend } = error
    return { code: kind, exit: EXIT_OF_FILES[kind] ?? EXIT.conflict, message, mend, stack: null }
  }
  return defect(error, runtime)
}

/** A file that cannot be read is no plan; one that could not be written was left as it is. */
const EXIT_OF_FILES: Partial<Readonly<Record<FilesErrorKind, ExitCode>>> = {
  'not-found': EXIT.unreadable,
  'not-a-file': EXIT.unreadable,
  unreadable: EXIT.unreadable,
  exists: EXIT.refused,
}

function defect(error: unknown, runtime: string): Fault {
  const thrown = error instanceof Error ? error : new Error(String(error))
  return {
    code: 'defect',
    exit: EXIT.defect,
    message: `A defect in harden: ${thrown.message}`,
    mend: `report it with the stack below; the plan was not changed (harden ${VERSION}, ${runtime})`,
    stack: thrown.stack ?? null,
  }
}
