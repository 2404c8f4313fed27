import { readingsOf } from './secret-readings.ts'
import type { Secret } from './secrets.ts'
import { findSecrets, inOrder } from './secrets.ts'

/**
 * Finds what `findSecrets` finds, and what secretlint's recommended preset knows
 * of rarer providers. The preset is loaded when this is first called.
 *
 * @returns in order, without overlaps.
 */
export async function scanDeeply(text: string): Promise<Secret[]> {
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ])
  // A comment in the text must not be able to switch the scanner off.
  const scanners = rules.filter(({ meta }) => !meta.id.endsWith('-filter-comments'))
  const config = { rules: scanners.map((rule) => ({ id: rule.meta.id, rule })) }
  const found = findSecrets(text)
  for (const reading of readingsOf(text)) {
    const { messages } = await lintSource({
      source: { filePath: 'text', content: reading.text, contentType: 'text', ext: '' },
      options: { config, maskSecrets: true, noPhysicFilePath: true },
    })
    for (const { ruleId, range } of messages) {
      found.push({ rule: ruleId.replace(/^.*-rule-/, ''), span: reading.spanOf(...range) })
    }
  }
  return inOrder(found)
}
