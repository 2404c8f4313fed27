import type { TextEdit } from '../text/edit.ts'
import { once } from '../text/once.ts'
import type { Source, Span } from '../text/source.ts'
import type { Head } from './amend/head.ts'
import { headAnew } from './amend/head.ts'
import { itemAnew } from './amend/item.ts'
import type { Texts } from './amend/stretch.ts'
import type { Change, Edit } from './change.ts'
import { compareItems } from './compare/items.ts'
import { compareHeaders } from './compare/parts.ts'
import { itemOfHandle } from './handles.ts'
import type { Item, Plan } from './model.ts'

/** A plan behind an edit, and all that the edit changed. No error came with it. */
export interface Amendment {
  readonly after: Plan
  readonly changes: readonly Change[]
}

/**
 * The plan behind an edit that gives items other marks, and the plan another
 * day, read anew only where the edit is; null where nothing less than reading
 * the whole text is certain.
 *
 * Why that is exact: a text may be read in pieces, cut at lines that end all
 * that is open before them, and where nothing is defined no piece bears on
 * another. The pieces around the edits are read before and after; they must be
 * one item each, or the head of the plan, and built alike, offset by offset.
 * Then every other piece is what it was, and where it was.
 *
 * @param source the text with the edits made.
 * @param read reads a whole plan, for what is hardly ever asked for.
 */
export function amend(
  before: Plan,
  edit: Edit,
  source: Source,
  read: (source: Source) => Plan,
): Amendment | null {
  const texts = { before: before.source.text, after: source.text }
  const mayDo = edit.changes.every(isOfMarkOrDay) && edit.edits.every(movesNothing)
  const parts = mayDo && !mayDefine(texts.before) ? partsAnew(before, edit, texts) : null
  if (parts === null) return null
  const after = planOf(before, parts, source, read)
  const told = [...parts.fresh].flatMap(([old, item]) => compareItems(old, item))
  return { after, changes: [...told, ...compareHeaders(before, after)] }
}

/** What an edit leaves of a plan that is not what it was. */
interface Parts {
  readonly head: Head
  readonly items: readonly Item[]
  /** The items that were read anew, by what they were. */
  readonly fresh: ReadonlyMap<Item, Item>
}

/** Null where an edit stands anywhere but in a mark or the day, or where a part cannot be read alone. */
function partsAnew(before: Plan, { edits, changes }: Edit, texts: Texts): Parts | null {
  const named = changes.flatMap((change) =>
    'item' in change ? (itemOfHandle(before, change.item.handle) ?? []) : [],
  )
  const items = [...before.items]
  const fresh = new Map<Item, Item>()
  let head: Head = before
  for (const { span } of edits) {
    const old = named.find(({ mark }) => isSame(mark.span, span))
    const item = old ? itemAnew(before, old, texts, items) : null
    const dated = isSame(span, before.lastUpdated?.span) ? headAnew(before, texts, span) : null
    if (old && item) fresh.set(old, item)
    else if (dated) head = dated
    else return null
  }
  for (const [old, item] of fresh) items[items.indexOf(old)] = item
  return { head, items, fresh }
}

function isOfMarkOrDay({ kind }: Change): boolean {
  return kind === 'status' || kind === 'last-updated'
}

function movesNothing({ span, insert }: TextEdit): boolean {
  return insert.length === span.end - span.start
}

/** What is defined in one place may bear on any other; a stretch that defines something is not read alone. */
function mayDefine(text: string): boolean {
  return text.includes(']:')
}

function isSame(one: Span, other: Span | undefined): boolean {
  return one.start === other?.start && one.end === other.end
}

function planOf(
  before: Plan,
  { head: { header, lastUpdated }, items, fresh }: Parts,
  source: Source,
  read: (source: Source) => Plan,
): Plan {
  const whole = once(() => read(source))
  const touched = new Set([...fresh.keys()].map(({ horizon }) => horizon))
  const horizons = before.horizons.map((each, index) =>
    touched.has(index)
      ? { ...each, items: each.items.map((item) => fresh.get(item) ?? item) }
      : each,
  )
  const { title, queue } = before
  return {
    source,
    title,
    header,
    lastUpdated,
    horizons,
    items,
    queue,
    get scope() {
      return before.scope
    },
    get legend() {
      return before.legend
    },
    get vacancies() {
      return before.vacancies
    },
    get cadence() {
      return before.cadence
    },
    get diagnostics() {
      return whole().diagnostics
    },
  }
}
