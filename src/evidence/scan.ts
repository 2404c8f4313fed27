import type { Allowances } from './allowance.ts'
import { NO_ALLOWANCES, withoutAllowed } from './allowance.ts'
import { readingsOf } from './secret-readings.ts'
import type { Candidate, Secret } from './secrets.ts'
import { candidatesIn, inOrder } from './secrets.ts'

/**
 * Finds what `findSecrets` finds, and what secretlint's recommended preset knows
 * of rarer providers. The preset is loaded when this is first called.
 *
 * @param allowances values that are let pass, whole.
 * @returns in order, without overlaps.
 */
export async function scanDeeply(
  text: string,
  allowances: Allowances = NO_ALLOWANCES,
): Promise<Secret[]> {
  const scan = await loadPreset()
  const found = [...candidatesIn(text), ...(await scan(text))]
  const rest = withoutAllowed(text, found, allowances)
  return inOrder(rest === text ? found : [...candidatesIn(rest), ...(await scan(rest))])
}

/** What scans a text, in every reading of it, for what the preset knows. */
async function loadPreset(): Promise<(text: string) => Promise<Candidate[]>> {
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ])
  // A comment in the text must not be able to switch the scanner off.
  const scanners = rules.filter(({ meta }) => !meta.id.endsWith('-filter-comments'))
  const config = { rules: scanners.map((rule) => ({ id: rule.meta.id, rule })) }
  return async (text) => {
    const found: Candidate[] = []
    for (const reading of readingsOf(text)) {
      const { messages } = await lintSource({
        source: { filePath: 'text', content: reading.text, contentType: 'text', ext: '' },
        options: { config, maskSecrets: true, noPhysicFilePath: true },
      })
      for (const { ruleId, range } of messages) {
        found.push({ rule: ruleId.replace(/^.*-rule-/, ''), span: reading.spanOf(...range) })
      }
    }
    return found
  }
}
