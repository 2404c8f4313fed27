import { runInNewContext } from 'node:vm'

/** Thrown where work was stopped because it took too long. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError'
}

/**
 * Runs work of this thread, and stops it wherever it stands when its time is over.
 *
 * Nothing of it goes on then, not even what it would do last: so it must change
 * nothing but what is its own.
 *
 * @throws TimeLimitError when it was stopped; else whatever the work throws.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  try {
    return runInNewContext('work()', { work }, { timeout: milliseconds })
  } catch (error) {
    if (isStop(error)) throw new TimeLimitError(`Stopped after ${milliseconds} ms`)
    throw error
  }
}

/** The error comes from the context that was stopped, so it need not be one of ours. */
function isStop(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
