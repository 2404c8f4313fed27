import type { DiagnosticView } from '../commands/schema.ts'
import { EVERY_RULE } from '../rules/gate.ts'
import type { Printable } from '../text/screen.ts'
import { safeJson } from './safe.ts'

/**
 * SARIF 2.1.0, for code scanners.
 *
 * Every rule is described in full, so that nobody has to look it up elsewhere.
 * Fingerprints are harden's own; GitHub reads them under a name of its choice.
 *
 * @param version of harden.
 */
export function sarifReport(diagnostics: readonly DiagnosticView[], version: string): Printable {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'harden', version, rules: EVERY_RULE.map(describe) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(resultOf),
      },
    ],
  }
  return safeJson(`${JSON.stringify(log, null, 2)}\n`)
}

function describe({ code, severity, summary, why, mend }: (typeof EVERY_RULE)[number]) {
  return {
    id: code,
    shortDescription: { text: `Finds ${summary}.` },
    fullDescription: { text: why },
    help: { text: `${mend}.` },
    defaultConfiguration: { level: severity },
  }
}

function resultOf({
  code,
  severity,
  file,
  line,
  column,
  message,
  mend,
  fingerprint,
}: DiagnosticView) {
  const ruleIndex = EVERY_RULE.findIndex((rule) => rule.code === code)
  return {
    ruleId: code,
    ...(ruleIndex === -1 ? {} : { ruleIndex }),
    level: severity,
    message: { text: `${message}. ${mend}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
    partialFingerprints: { 'harden/v1': fingerprint, primaryLocationLineHash: fingerprint },
  }
}

/** A path as a relative reference: what begins with a name and a colon would be a scheme. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
