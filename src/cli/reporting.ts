import type { ErrorView, ResultOf } from '../commands/schema.ts'
import type { ExitCode } from '../diagnostics/diagnostic.ts'
import { EXIT } from '../diagnostics/diagnostic.ts'
import type { Ports } from '../ports/ports.ts'
import type { Output } from '../ports/terminal.ts'
import type { Block } from '../report/block.ts'
import { errorJson, jsonText, resultJson } from '../report/json.ts'
import { PLAIN, renderTo } from '../report/render.ts'
import { exactUnlessTTY, safeLines } from '../report/safe.ts'
import { textReport } from '../report/text/index.ts'
import { errorReport, noticeReport } from '../report/text/notices.ts'
import type { Fault } from './fault.ts'
import { faultOf } from './fault.ts'
import { entryNamed, nameWords } from './request.ts'
import type { Completed } from './session.ts'
import type { Settings } from './settings.ts'
import { VERSION } from './version.ts'

/** Help, or the version. */
export async function reportInformation(text: string, { terminal }: Ports): Promise<ExitCode> {
  await terminal.stdout.write(safeLines(text))
  return EXIT.done
}

/** The result goes to stdout, as JSON, as a patch or as text; notices go to stderr. */
export async function reportCompleted(
  completed: Completed,
  settings: Settings,
  ports: Ports,
): Promise<ExitCode> {
  const { stdout } = ports.terminal
  const { command, plan, result, facts, notices, exit, format = 'text' } = completed
  if (settings.json || format === 'json') {
    const json = resultJson({ command: command.name, plan, result, dryRun: settings.dryRun })
    await stdout.write(jsonText(json, stdout.isTTY))
  } else if (settings.dryRun && command.writes) {
    await stdout.write(exactUnlessTTY(patchIn(result), stdout))
  } else if (format !== 'text') {
    const { formatted } = await import('../report/formats.ts')
    const { diagnostics } = result as ResultOf<'check'>
    await stdout.write(await formatted(format, diagnostics, VERSION))
  } else {
    const block = await textReport(command.name, result, { facts, plan })
    await show(block, stdout, settings.plain, rootUrl(completed, stdout, ports))
  }
  if (!settings.quiet && notices.length > 0) {
    await show(noticeReport(notices), ports.terminal.stderr, settings.plain, null)
  }
  return exit
}

/**
 * What went wrong, in one sentence, and what to do next; a defect with its stack.
 *
 * @param words of the command line, which need not have been understood.
 */
export async function reportError(
  error: unknown,
  words: readonly string[],
  ports: Ports,
): Promise<ExitCode> {
  const { stdout, stderr } = ports.terminal
  const fault = await withoutSecrets(faultOf(error, ports.runtime))
  if (words.includes('--json')) {
    const view: ErrorView = errorJson(commandIn(words), fault)
    await stdout.write(jsonText(view, stdout.isTTY))
  } else {
    await show(errorReport(fault), stderr, words.includes('--plain'), null)
  }
  return fault.exit
}

/** The command by its full name; of what is none, the word in its place if it could be a name. */
function commandIn(words: readonly string[]): string {
  const [first, second] = nameWords(words)
  const typed = first !== undefined && /^[a-z-]{1,20}$/.test(first) ? first : ''
  return entryNamed(first, second)?.name ?? typed
}

/** A message may repeat what was typed, and that may be anything. */
async function withoutSecrets(fault: Fault): Promise<Fault> {
  const { redactSecrets } = await import('../evidence/secrets.ts')
  const { message, mend, stack } = fault
  return {
    ...fault,
    message: redactSecrets(message),
    mend: redactSecrets(mend),
    stack: stack && redactSecrets(stack),
  }
}

async function show(block: Block, output: Output, plain: boolean, root: string | null) {
  await renderTo(block, plain ? PLAIN : output, root, (part) => output.write(part))
}

/** `file:` URL of the repository, for links, where the terminal shows links. */
function rootUrl({ place }: Completed, output: Output, { paths }: Ports): string | null {
  return output.hyperlinks && place.root !== null ? paths.fileUrl(place.root) : null
}

function patchIn(result: object): string {
  const { diff } = result as { readonly diff?: unknown }
  return typeof diff === 'string' ? diff : ''
}
