import type { Span } from './source.ts'

/** Replaces what `span` covers by `insert`; an empty span inserts, an empty `insert` deletes. */
export interface TextEdit {
  readonly span: Span
  readonly insert: string
}

/**
 * Returns `text` with every edit made.
 *
 * All spans are measured in the original text, so the order of `edits` does
 * not matter, save that insertions at one offset keep the order given.
 *
 * @throws RangeError when edits overlap or leave the text: a command that
 * contradicts itself is a defect, and which half it meant is not ours to guess.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let copied = 0
  for (const { span, insert } of inTextOrder(edits)) {
    if (span.start < copied || span.end < span.start || span.end > text.length) {
      throw new RangeError(`Edit ${span.start}-${span.end} overlaps another or leaves the text`)
    }
    result += text.slice(copied, span.start) + insert
    copied = span.end
  }
  return result + text.slice(copied)
}

/** True where `edited` is `text` with every edit made, and nothing else: then each can be had from the other. */
export function isEditedBy(text: string, edited: string, edits: readonly TextEdit[]): boolean {
  let copied = 0
  let written = 0
  for (const { span, insert } of inTextOrder(edits)) {
    const kept = text.slice(copied, span.start)
    const behind = written + kept.length
    if (span.start < copied || edited.slice(written, behind) !== kept) return false
    written = behind + insert.length
    if (edited.slice(behind, written) !== insert) return false
    copied = span.end
  }
  return edited.slice(written) === text.slice(copied)
}

/** True for spans that share a character or meet: edits there may bear on each other. */
export function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end
}

/** A deletion or replacement sorts after an insertion at its own start. */
function inTextOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}
