import type { ValueKind } from '../commands/values.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Secret } from '../evidence/secrets.ts'
import { findSecrets, withoutSecret } from '../evidence/secrets.ts'
import type { Request } from './request.ts'

/**
 * Refuses a command line that would bring a secret in, before anything is looked
 * up, written, hashed or cached.
 *
 * Words that can end up in the plan or in a log are scanned for the secrets of
 * rare providers too, which takes loading a scanner; the others for the common
 * ones, because a message may repeat them.
 *
 * @throws HardenError (exit 1) that names the kind of the secret, never its value.
 */
export async function refuseSecrets({ command, input }: Request): Promise<void> {
  const given = [
    ...Object.entries(command.words.arguments ?? {}),
    ...Object.entries(command.words.options ?? {}),
  ].flatMap(([name, { value }]) => textsIn(input[name]).map((text) => ({ text, value })))
  for (const { text, value } of given) {
    const isKept = command.writes && KEPT.has(value?.name ?? '')
    const secrets = isKept ? await scan(text) : findSecrets(text)
    const [secret] = secrets
    if (secret) throw value?.name === 'ref' ? refusedReference(text, secrets) : refusedWords(secret)
  }
}

/** Names of the kinds of words that are kept somewhere. */
const KEPT: ReadonlySet<ValueKind<unknown>['name']> = new Set(['text', 'ref', 'owner', 'command'])

/** No secret is shorter, but for a password that its context gives away. */
const SHORTEST_SECRET = 12

function textsIn(given: unknown): string[] {
  const words: unknown[] = Array.isArray(given) ? given : [given]
  return words.filter((word) => typeof word === 'string').filter(isLongEnough)
}

function isLongEnough(text: string): boolean {
  return text.length >= SHORTEST_SECRET
}

async function scan(text: string): Promise<readonly Secret[]> {
  const { scanDeeply } = await import('../evidence/scan.ts')
  return scanDeeply(text)
}

function refusedReference(text: string, secrets: readonly Secret[]): HardenError {
  const proposal = cleaned(text, secrets)
  return new HardenError({
    code: 'evidence-refused',
    exit: EXIT.refused,
    message: `Evidence refused: the reference carries a secret (${secrets[0]?.rule})`,
    mend: `leave it out, and revoke it${proposal === null ? '' : `: ${proposal}`}`,
  })
}

/** The reference without what was found; null where it might still hold a part of it. */
function cleaned(text: string, secrets: readonly Secret[]): string | null {
  const common = withoutSecret(text)
  if (common !== text) return findSecrets(common).length > 0 ? null : without(common, secrets, text)
  return without(text, secrets, text)
}

/** What only the deep scan knows is cut out by its value. */
function without(text: string, secrets: readonly Secret[], original: string): string {
  let result = text
  for (const { span } of secrets) {
    const value = original.slice(span.start, span.end)
    if (value !== '') result = result.replaceAll(value, '…')
  }
  return result
}

function refusedWords({ rule }: Secret): HardenError {
  return new HardenError({
    code: 'secret',
    exit: EXIT.refused,
    message: `Unexpected secret (${rule}) in the words given, expected none`,
    mend: 'leave it out, and rotate it if it was real',
  })
}
