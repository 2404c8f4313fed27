import type { TextEdit } from '../text/edit.ts'
import type { Deferral, EvidenceRecord, Horizon, Item, Plan, Status, Step } from './model.ts'
import { foldMark } from './status.ts'

/** Text edits and what they mean: the read-back demands these changes and no others. */
export interface Edit {
  /** Empty when there is nothing to change. */
  readonly edits: readonly TextEdit[]
  readonly changes: readonly Change[]
}

/**
 * One difference between two plans, told by item.
 *
 * `compare` finds them; commands declare the ones they mean to make, and the
 * read-back before each write demands that both lists agree. History, diff,
 * gate and merge speak in the same values.
 */
export type Change = ItemChange | PlanChange

export type ItemChange = { readonly item: ItemName } & (
  | { readonly kind: 'status'; readonly before: Status; readonly after: Status }
  | { readonly kind: 'record-added'; readonly record: RecordContent }
  | { readonly kind: 'record-removed'; readonly record: RecordContent }
  | { readonly kind: 'requirement'; readonly before: string | null; readonly after: string | null }
  | {
      readonly kind: 'deferral'
      readonly before: DeferralContent | null
      readonly after: DeferralContent | null
    }
  | { readonly kind: 'title'; readonly before: string; readonly after: string }
  | {
      readonly kind: 'owners'
      readonly before: readonly string[]
      readonly after: readonly string[]
    }
  /** Any field that has no kind of its own; null where it is absent. */
  | {
      readonly kind: 'field'
      readonly key: string
      readonly before: string | null
      readonly after: string | null
    }
  | {
      readonly kind: 'steps'
      readonly before: readonly string[]
      readonly after: readonly string[]
    }
  | {
      readonly kind: 'details'
      readonly before: readonly string[]
      readonly after: readonly string[]
    }
  | { readonly kind: 'moved'; readonly before: Position; readonly after: Position }
  | { readonly kind: 'added'; readonly at: Position }
  | { readonly kind: 'removed'; readonly at: Position }
)

export type PlanChange =
  | { readonly kind: 'last-updated'; readonly before: string | null; readonly after: string | null }
  | {
      readonly kind: 'queue'
      readonly before: readonly string[]
      readonly after: readonly string[]
    }
  /** Title, scope, header, legend, horizons, cadence: the parts no command of harden writes. */
  | {
      readonly kind: 'plan'
      readonly part: string
      readonly before: string
      readonly after: string
    }

/** How a change names its item: by what does not move when others do. */
export interface ItemName {
  readonly handle: string
  readonly title: string
}

/** An item's place: its horizon's name, and its position there counted from one. */
export interface Position {
  readonly horizon: string
  readonly index: number
}

/** A record without its place in the text. */
export type RecordContent = Omit<EvidenceRecord, 'span' | 'bullet'>

/** A deferral without its place in the text. */
export type DeferralContent = Omit<Deferral, 'span' | 'bullet'>

export function nameOf({ handle, title }: Item): ItemName {
  return { handle, title: title.value }
}

/** The digits of an item's code are its position in its horizon. */
export function placeOf({ horizons }: Plan, { horizon, code }: Item): Position {
  const { name } = horizons[horizon] as Horizon
  return { horizon: name, index: Number(code.replace(/^\D+/, '')) }
}

export function recordContent(record: EvidenceRecord): RecordContent {
  const { date, target, label, isNote, pin, expires, note } = record
  return { date, target, label, isNote, pin, expires, note }
}

export function deferralContent({ until, approver, reason }: Deferral): DeferralContent {
  return { until, approver, reason }
}

/** How a change spells a step: `[x] Rotate`. */
export function stepWords({ text, mark }: Step): string {
  return `[${foldMark(mark.value)}] ${text.value}`
}
