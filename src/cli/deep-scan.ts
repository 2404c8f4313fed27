import type { ValueKind } from '../commands/values.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Allowances } from '../evidence/allowance.ts'
import { howToAllow } from '../evidence/allowance.ts'
import type { Secret } from '../evidence/secrets.ts'
import { findSecrets, secretValue, withoutSecret } from '../evidence/secrets.ts'
import type { Request } from './request.ts'

/**
 * Refuses a command line that would bring a secret in, before anything is looked
 * up, written, hashed or cached.
 *
 * Words that can end up in the plan or in a log are scanned for the secrets of
 * rare providers too, which takes loading a scanner; the others for the common
 * ones, because a message may repeat them.
 *
 * @param allowed what the configuration lets pass; asked for only where something was found.
 * @throws HardenError (exit 1) that names the kind of the secret, never its value.
 */
export async function refuseSecrets(
  { command, input }: Request,
  allowed: () => Promise<Allowances>,
): Promise<void> {
  const given = [
    ...Object.entries(command.words.arguments ?? {}),
    ...Object.entries(command.words.options ?? {}),
  ].flatMap(([name, { value }]) => textsIn(input[name]).map((text) => ({ text, value })))
  for (const { text, value } of given) {
    const isKept = command.writes && KEPT.has(value?.name ?? '')
    const scan = isKept ? await deepScan() : findSecrets
    if ((await scan(text)).length === 0) continue
    const allowances = await allowed()
    const secrets = await scan(text, allowances)
    if (secrets.length === 0) continue
    const found = { text, secrets, allowances }
    throw value?.name === 'ref' ? refusedReference(found) : refusedWords(found)
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

async function deepScan() {
  const { scanDeeply } = await import('../evidence/scan.ts')
  return scanDeeply
}

/** A text with at least one secret that no allowance lets pass. */
interface Leak {
  readonly text: string
  readonly secrets: readonly Secret[]
  readonly allowances: Allowances
}

function refusedReference(leak: Leak): HardenError {
  const { text, secrets } = leak
  const proposal = cleaned(text, secrets)
  return new HardenError({
    code: 'evidence-refused',
    exit: EXIT.refused,
    message: `Evidence refused: the reference carries a secret (${secrets[0]?.rule})`,
    mend: `leave it out, and revoke it${proposal === null ? '' : `: ${proposal}`} (${howToAllowIn(leak)})`,
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

function refusedWords(leak: Leak): HardenError {
  const [secret] = leak.secrets
  return new HardenError({
    code: 'secret',
    exit: EXIT.refused,
    message: `Unexpected secret (${secret?.rule}) in the words given, expected none`,
    mend: `leave it out, and rotate it if it was real; ${howToAllowIn(leak)}`,
  })
}

/** By the value that the rules for the plan's own text find, where they find one too. */
function howToAllowIn({ text, secrets, allowances }: Leak): string {
  const [secret] = [...findSecrets(text, allowances), ...secrets]
  return howToAllow(secret ? secretValue(text, secret) : '', allowances)
}
