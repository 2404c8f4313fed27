import type { ExitCode } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import { perform } from './perform.ts'
import { readPlainWords } from './plain-words.ts'
import { reportCompleted, reportError, reportInformation } from './reporting.ts'
import { settingsOf } from './settings.ts'

export { nodePorts } from '../ports/node.ts'

/**
 * Runs one command line and returns the exit code.
 *
 * @param words the arguments, without node and script.
 */
export async function main(words: readonly string[], ports: Ports): Promise<ExitCode> {
  try {
    const request = (await readPlainWords(words)) ?? (await readAnyWords(words, ports))
    if ('text' in request) return await reportInformation(request.text, ports)
    const settings = settingsOf(request.globals, ports)
    return await reportCompleted(await perform(request, settings, ports), settings, ports)
  } catch (error) {
    return reportError(error, words, ports)
  }
}

/** Loads commander only for the command lines that need it. */
async function readAnyWords(words: readonly string[], { terminal }: Ports) {
  const { readCommandLine } = await import('./program.ts')
  return readCommandLine(words, terminal.stdout.columns ?? 80)
}
