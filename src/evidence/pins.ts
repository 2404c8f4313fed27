/** What a record's link title says about the content it was made for. */
export type Pin =
  /** Content in git. `kind` is named where the target alone would be read as another kind. */
  | {
      readonly of: 'blob' | 'tree' | 'commit'
      readonly id: string
      readonly kind: string | null
    }
  /** The commit a CI run tested, and how the run ended. */
  | { readonly of: 'head'; readonly id: string; readonly conclusion: string }
  /** SHA-256 of what a URL answered. */
  | { readonly of: 'body'; readonly digest: string }
  /** No content, only the kind, where the target alone would be read as another. */
  | { readonly of: 'nothing'; readonly kind: string }
  /** Somebody else's words: kept, and never verified. */
  | { readonly of: 'unknown'; readonly text: string }

const OBJECT = /^(blob|tree|commit) ([0-9a-f]{40}|[0-9a-f]{64})(?:; ([a-z-]+))?$/i
const HEAD = /^head (?<id>[0-9a-f]{40}|[0-9a-f]{64}); (?<conclusion>[a-z -]+)$/i
const KIND = /^as (?<kind>[a-z-]+)$/i
const BODY = /^body sha256:(?<digest>[0-9a-f]{64})$/i

/** True for the id of an object as harden writes it, which no rule takes for a secret. */
export function isBareId(pin: string): boolean {
  return /^(?:blob|tree|commit) (?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(pin)
}

/** The kind a pin names; null where the target decides. */
export function kindInPin(pin: Pin | null): string | null {
  if (pin?.of === 'head') return 'run'
  return pin && 'kind' in pin ? pin.kind : null
}

/** The same pin, naming the kind as well. */
export function withKind(pin: Pin | null, kind: string): Pin {
  if (pin === null) return { of: 'nothing', kind }
  return 'kind' in pin ? { ...pin, kind } : pin
}

/** Reads a link title; null where there is none. */
export function parsePin(title: string | null | undefined): Pin | null {
  const text = title?.trim() ?? ''
  if (text === '') return null
  if (last?.text !== text) last = { text, pin: readPin(text) }
  return last.pin
}

/** One record after the other is judged, and its pin read several times. */
let last: { readonly text: string; readonly pin: Pin } | undefined

function readPin(text: string): Pin {
  return (
    readObject(text) ??
    readHead(text) ??
    readBody(text) ??
    readKind(text) ?? { of: 'unknown', text }
  )
}

/** The link title that `parsePin` reads as this pin. */
export function printPin(pin: Pin): string {
  if (pin.of === 'unknown') return pin.text
  if (pin.of === 'body') return `body sha256:${pin.digest}`
  if (pin.of === 'nothing') return `as ${pin.kind}`
  if (pin.of === 'head') return `head ${pin.id}; ${pin.conclusion}`
  return `${pin.of} ${pin.id}${pin.kind === null ? '' : `; ${pin.kind}`}`
}

function readObject(text: string): Pin | null {
  if (isBareId(text)) {
    const space = text.indexOf(' ')
    const of = text.slice(0, space) as 'blob' | 'tree' | 'commit'
    return { of, id: text.slice(space + 1), kind: null }
  }
  const found = OBJECT.exec(text)
  if (found === null) return null
  return {
    of: (found[1] as string).toLowerCase() as 'blob' | 'tree' | 'commit',
    id: (found[2] as string).toLowerCase(),
    kind: found[3]?.toLowerCase() ?? null,
  }
}

function readHead(text: string): Pin | null {
  const { id, conclusion } = HEAD.exec(text)?.groups ?? {}
  if (id === undefined || conclusion === undefined) return null
  return { of: 'head', id: id.toLowerCase(), conclusion: conclusion.toLowerCase() }
}

function readBody(text: string): Pin | null {
  const { digest } = BODY.exec(text)?.groups ?? {}
  return digest === undefined ? null : { of: 'body', digest: digest.toLowerCase() }
}

function readKind(text: string): Pin | null {
  const { kind } = KIND.exec(text)?.groups ?? {}
  return kind === undefined ? null : { of: 'nothing', kind: kind.toLowerCase() }
}
