import type { Format } from '../commands/format.ts'
import type { DiagnosticView } from '../commands/schema.ts'
import type { Printable } from '../text/screen.ts'

/**
 * The same diagnostics for programs: code scanners, test reports, annotations, summaries.
 *
 * @param version of harden.
 */
export async function formatted(
  format: Exclude<Format, 'text' | 'json'>,
  diagnostics: readonly DiagnosticView[],
  version: string,
): Promise<Printable> {
  switch (format) {
    case 'sarif':
      return (await import('./sarif.ts')).sarifReport(diagnostics, version)
    case 'junit':
      return (await import('./junit.ts')).junitReport(diagnostics)
    case 'github':
      return (await import('./github.ts')).githubReport(diagnostics)
    case 'markdown':
      return (await import('./markdown.ts')).markdownReport(diagnostics)
  }
}
