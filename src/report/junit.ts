import type { DiagnosticView } from '../commands/schema.ts'
import type { Printable } from '../text/screen.ts'
import { safe, safeLines } from './safe.ts'

/** JUnit's XML, for whatever shows test results: each finding is a test that failed. */
export function junitReport(diagnostics: readonly DiagnosticView[]): Printable {
  const cases =
    diagnostics.length === 0
      ? ['    <testcase classname="harden" name="check"/>']
      : diagnostics.map(failedCase)
  const counts = `tests="${cases.length}" failures="${diagnostics.length}" errors="0"`
  return safeLines(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="harden" ${counts}>`,
      `  <testsuite name="harden check" ${counts}>`,
      ...cases,
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n'),
  )
}

function failedCase(diagnostic: DiagnosticView): string {
  const { code, severity, file, line, column, message, mend } = diagnostic
  return [
    `    <testcase classname="${escaped(code)}" name="${escaped(`${file}:${line}: ${message}`)}" file="${escaped(file)}" line="${line}">`,
    `      <failure type="${severity}" message="${escaped(message)}">${escaped(`${file}:${line}:${column} ${mend}`)}</failure>`,
    '    </testcase>',
  ].join('\n')
}

/** Characters that XML has no way to write are spelled out first. */
function escaped(text: string): string {
  return safe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
