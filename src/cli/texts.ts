import type { World } from './probes.ts'
import type { Site } from './sites.ts'

/** Longest text that is read, in bytes. */
const LONGEST = 1_048_576

export interface ReadText {
  /** Null for what is no text, or too long. */
  readonly text: string | null
  readonly bytes: number
}

export interface Texts {
  /** By id of the blob. */
  readonly texts: ReadonlyMap<string, ReadText>
  /** Pinned ids that git has, of those that no longer stand at their path. */
  readonly kept: ReadonlySet<string>
}

/** Reads the texts that are asked for, and looks up the pins that do not hold, at once. */
export function readTexts(sites: readonly Site[], { git }: World): Texts {
  const loose = sites.flatMap(({ content, loose: bytes }) =>
    content?.id && bytes ? [[content.id, readBytes(bytes)] as const] : [],
  )
  if (git.repository() === null) return { texts: new Map(loose), kept: new Set() }
  const wanted = [
    ...new Set(sites.filter(isTextWanted).flatMap(({ content }) => content?.id ?? [])),
  ]
  const pins = [...new Set(sites.flatMap(lostPin))]
  const answers = git.objects([...wanted, ...pins])
  const sizes = wanted.map((_id, index) => sizeOf(answers[index]))
  const short = wanted.filter((_id, index) => (sizes[index] ?? LONGEST) < LONGEST)
  const contents = new Map(git.contents(short).map((bytes, index) => [short[index], bytes]))
  return {
    texts: new Map(
      wanted.flatMap((id, index): [string, ReadText][] => {
        const bytes = contents.get(id)
        if (bytes) return [[id, readBytes(bytes)]]
        const size = sizes[index]
        return size === null || size === undefined ? [] : [[id, { text: null, bytes: size }]]
      }),
    ),
    kept: new Set(pins.filter((_id, index) => answers[wanted.length + index]?.found)),
  }
}

/** The text at a site, where one was asked for and is there. */
export function textOf({ content }: Site, { texts }: Pick<Texts, 'texts'>): ReadText | null {
  return (content?.id && texts.get(content.id)) || null
}

/** Whoever recorded the content has read it; but a log names a commit that may have gone since. */
function isTextWanted({ probe, content }: Site): boolean {
  if (!probe.text || content?.what !== 'file' || content.in !== 'index') return false
  return probe.log || content.id !== probe.pinned
}

function lostPin({ probe: { pinned }, content }: Site): string[] {
  return pinned === null || content?.id === pinned ? [] : [pinned]
}

function sizeOf(answer: { readonly found: boolean } | { found: true; size: number } | undefined) {
  return answer && 'size' in answer ? answer.size : null
}

function readBytes(bytes: Uint8Array): ReadText {
  return { text: decoded(bytes), bytes: bytes.length }
}

function decoded(bytes: Uint8Array): string | null {
  if (bytes.length > LONGEST || bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
