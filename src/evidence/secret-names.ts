/** What the name of a parameter, header or setting says about its value. */
export type NameOfSecret =
  /** Part of a signature: worthless without the rest, and never evidence. */
  | 'signed-url'
  /** A value under this name is a secret, whatever it looks like. */
  | 'secret'
  /** It may as well be a word, a number or a key of a tracker. */
  | 'perhaps'
  | null

/** Reads the name of a parameter, percent signs resolved. */
export function secretInName(name: string): NameOfSecret {
  const lower = name.toLowerCase()
  if (SIGNED.test(lower)) return 'signed-url'
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  const qualifier = words.at(-2) ?? ''
  if (HARMLESS_QUALIFIER.test(qualifier) || GLUED_HARMLESS.test(last)) return null
  if (SECRET_WORD.test(last)) return 'secret'
  if (AMBIGUOUS_WORD.test(last)) return STRONG_QUALIFIER.test(qualifier) ? 'secret' : 'perhaps'
  return null
}

/** True for a value that cannot be a secret: nothing, a variable, a mask, a yes or no. */
export function isPlaceholder(value: string): boolean {
  return (
    value.length < 2 ||
    /^(?:true|false|yes|no|on|off|null|none|undefined|nil|empty|optional|required)$/i.test(value) ||
    /^[$%<{[(]/.test(value) ||
    /^(.)\1*$/.test(value) ||
    /^\W*(?:redacted|removed|hidden|masked|secret|token|password|example|placeholder|changeme|your[-_ ]?\w*|my[-_]?(?:token|key|secret|password)|x{3,}.*|\.{3,}|…)\W*$/i.test(
      value,
    )
  )
}

/** True for a value that reads like a word, a small number, a country or the key of a ticket. */
export function isEveryday(value: string): boolean {
  return (
    /^\d{1,6}$/.test(value) ||
    /^[A-Za-z]{1,3}$/.test(value) ||
    /^[A-Z][A-Z0-9_]{0,15}-\d{1,7}$/.test(value) ||
    (value.length <= 40 && /^[a-z]+(?:[-_.:/ +][a-z]+)*$/i.test(value) && !/[a-z][A-Z]/.test(value))
  )
}

/** Signed URLs of AWS, Google, Azure, CloudFront and content hosts. */
const SIGNED =
  /^(?:x-amz-[a-z-]+|x-goog-[a-z-]+|x-oss-[a-z-]+|x-cos-[a-z-]+|awsaccesskeyid|googleaccessid|ossaccesskeyid|key-pair-id|urlsignature|x-signature|q-signature|skoid|sktid)$/

const SECRET_WORD =
  /^(?:.*(?:token|secret|password|passwd|passphrase|signature)s?|pass|pwd|pw|jwt|sig|hmac|credentials?|bearer|(?:api|app|auth|access|account|admin|client|encryption|function|license|master|private|secret|service|session|shared|signing|subscription|write)keys?|jsessionid|phpsessid|sessionid|otp)$/

const AMBIGUOUS_WORD = /^(?:keys?|code|auth|authorization|(?:auth|access)code|sign|sas)$/

const STRONG_QUALIFIER =
  /^(?:api|app|access|account|admin|client|encryption|function|functions|license|master|private|secret|service|shared|signing|ssh|subscription|write|x)$/

/** Keys of tables, pages of lists, and proofs that are meant to be public. */
const HARMLESS_QUALIFIER =
  /^(?:primary|foreign|partition|sort|public|cache|group|project|issue|page|next|previous|prev|continuation|sync|resume|cursor|status|error|exit|country|zip|postal|area|language|source|http|currency|product)$/

const GLUED_HARMLESS =
  /^(?:pagetoken|nextpagetoken|nexttoken|synctoken|continuationtoken|publickey|primarykey|nosecrets?)$/

/** `accessToken`, `access_token`, `X-Access-Token` and `HTTPToken` have parts; `keyword` has one. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
}
