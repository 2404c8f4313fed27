import type { World } from './probes.ts'
import type { Site } from './sites.ts'

/** Longest text that is read, in bytes. */
const LONGEST = 1_048_576

export interface ReadText {
  /** Null for what is no text, or too long. */
  readonly text: string | null
  readonly bytes: number
}

/** By id of the blob. */
export type Texts = ReadonlyMap<string, ReadText>

/** Announces every object that `readTexts` and `isKept` will look up. */
export function announceObjects(sites: readonly Site[], { objects }: World): void {
  objects.announce(sites.flatMap((site) => [...wantedText(site), ...lostPin(site)]))
}

/** Reads the texts that are asked for. */
export function readTexts(sites: readonly Site[], world: World): Texts {
  return new Map([...stagedTexts(sites, world), ...looseTexts(sites)])
}

function stagedTexts(sites: readonly Site[], { git, objects }: World): [string, ReadText][] {
  const found = [...new Set(sites.flatMap(wantedText))].flatMap((id) => {
    const answer = objects.find(id)
    return answer.found ? [{ id, size: answer.size }] : []
  })
  const short = found.filter(({ size }) => size <= LONGEST)
  const contents = short.length > 0 ? git.contents(short.map(({ id }) => id)) : []
  const bytes = new Map(contents.map((each, index) => [short[index]?.id, each]))
  return found.map(({ id, size }) => {
    const read = bytes.get(id)
    return [id, read ? readBytes(read) : { text: null, bytes: size }]
  })
}

function looseTexts(sites: readonly Site[]): [string, ReadText][] {
  return sites.flatMap(({ content, loose }): [string, ReadText][] =>
    content?.id && loose ? [[content.id, readBytes(loose)]] : [],
  )
}

/** Whether git still has content that no longer stands where it was pinned. */
export function isKept(site: Site, { objects }: World): boolean {
  return lostPin(site).some((id) => objects.find(id).found)
}

/** Whoever recorded the content has read it; but a log names a commit that may have gone since. */
function wantedText({ probe, content }: Site): string[] {
  if (!probe.text || content?.what !== 'file' || content.in !== 'index' || !content.id) return []
  return probe.log || content.id !== probe.pinned ? [content.id] : []
}

function lostPin({ probe: { pinned }, content }: Site): string[] {
  return pinned === null || content?.id === pinned || content?.in === 'disk' ? [] : [pinned]
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
