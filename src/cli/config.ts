import { z } from 'zod'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { MODES } from '../rules/transition.ts'
import { nearest } from '../text/near.ts'
import { EVIDENCE_KEYS } from './config-evidence.ts'

/**
 * The optional configuration: `.hardenrc.json`, or `harden` in `package.json`.
 *
 * Data only: no code is ever loaded from a repository. An unknown key is an
 * error, because a misspelled rule that is silently ignored is worse than none.
 */
export const configSchema = z.strictObject({
  /** Where editors find the schema of this file. */
  $schema: z.string().optional(),
  /** Path of the plan, from the directory of the configuration. */
  plan: z.string().min(1).optional(),
  /** How the rules count that look at more than the plan. */
  gate: z
    .strictObject({ planAlone: z.enum(MODES).optional(), codeAlone: z.enum(MODES).optional() })
    .optional(),
  /** Hosts inside a network that `--online` may ask, such as a CI server: names or addresses. */
  allowHosts: z.array(z.string().min(1)).optional(),
  ...EVIDENCE_KEYS,
  /** Availability aimed at, per cent: what it leaves is the error budget. 99.9 unless told. */
  availability: z.number().gt(0).lt(100).optional(),
  /** What belongs to a service besides the items that name it, by its name. */
  services: z
    .record(
      z.string().min(1),
      z.strictObject({
        items: z.array(z.string().min(1)).optional(),
        words: z.array(z.string().min(1)).optional(),
      }),
    )
    .optional(),
})

export type Config = z.infer<typeof configSchema>

/**
 * @param file its name, for messages. @param text JSON; of a `package.json` only `harden` counts.
 * @throws HardenError (exit 2) naming the key at fault.
 */
export function readConfig(file: string, text: string): Config {
  const isManifest = file.endsWith('package.json')
  const whole = parseJson(file, text)
  const value = isManifest ? (whole as { harden?: unknown } | null)?.harden : whole
  const read = configSchema.safeParse(value ?? {})
  if (read.success) return read.data
  throw badConfig(file, read.error.issues.map(sentenceOf).join('; '))
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badConfig(file, `Unexpected text, expected JSON (${(error as Error).message})`)
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `Unexpected key "${key}"${hint(key)}`).join('; ')
  }
  return `"${issue.path.join('.')}": ${issue.message}`
}

function hint(key: string): string {
  const near = nearest(key, Object.keys(configSchema.shape))
  return near === null ? '' : `, expected "${near}"`
}

function badConfig(file: string, problem: string): HardenError {
  return new HardenError({
    code: 'bad-config',
    exit: EXIT.usage,
    message: `${file}: ${problem}`,
    mend: `allowed keys: ${Object.keys(configSchema.shape).join(', ')}`,
  })
}
