import { longestIncreasing } from '../sequence.ts'
import type { Branch, Side, Sides } from './sides.ts'

/** Where a member stands on one side: in which list, and at which position there. */
export interface Seat {
  readonly list: number
  readonly index: number
}

/** One thing that has its place in a list, on each side where it is there. */
export interface Member {
  /** Puts members in order that two branches put at one place. */
  readonly name: string
  readonly seats: Sides<Seat | null>
}

/** A member at its place in the result. */
export interface Seated<M extends Member> {
  readonly member: M
  /** One branch alone where both moved it, each to another place; else null. */
  readonly only: Branch | null
}

/**
 * Puts members of several lists in order, by the number of the list.
 *
 * What neither branch added or moved keeps the base's order, and everything
 * else goes behind the neighbour its branch put it behind; where both put
 * something at one place it goes by name. The result does not depend on which
 * branch is called ours.
 *
 * @param members those alone that are to be in the result.
 */
export function arrange<M extends Member>(members: readonly M[]): Map<number, Seated<M>[]> {
  const moved = {
    ours: movedOn(members, 'ours'),
    theirs: movedOn(members, 'theirs'),
  }
  const movers = new Map<M, Mover>()
  for (const member of members) {
    const mover = moverOf(member, moved)
    if (mover !== null) movers.set(member, mover)
  }
  return seatAll(members, movers)
}

/** Where a member stands on the branches that say where it stands; null of one that does not. */
export type Mover = Readonly<Record<Branch, Seat | null>>

const BRANCHES = ['ours', 'theirs'] as const

/**
 * As `arrange`, where it is known already who says where each member stands.
 *
 * @param movers of all members but those that stay; these keep the base's order.
 */
export function seatAll<M extends Member>(
  members: readonly M[],
  movers: ReadonlyMap<M, Mover>,
): Map<number, Seated<M>[]> {
  const room: Room<M> = {
    movers,
    anchors: new Map(),
    rows: { ours: rowsOf(members, 'ours'), theirs: rowsOf(members, 'theirs') },
  }
  const followers = new Map<M | number, Seated<M>[]>()
  for (const [member, mover] of movers) {
    for (const { behind, only } of anchorsOf(room, member, mover)) {
      listAt(followers, behind).push({ member, only })
    }
  }
  const staying = rowsOf(
    members.filter((member) => !movers.has(member)),
    'base',
  )
  const lists = new Set([...staying.keys(), ...[...followers.keys()].filter(isList)])
  return new Map([...lists].map((list) => [list, seatList(list, staying.get(list), followers)]))
}

/** Members that a branch moved: to another list, or as the fewest that explain the new order. */
function movedOn<M extends Member>(members: readonly M[], branch: Branch): Set<M> {
  const moved = new Set<M>()
  const stayed = new Map<number, { member: M; before: number; now: number }[]>()
  for (const member of members) {
    const { base, [branch]: seat } = member.seats
    if (!(base && seat)) continue
    if (base.list !== seat.list) moved.add(member)
    else listAt(stayed, base.list).push({ member, before: base.index, now: seat.index })
  }
  for (const list of stayed.values()) {
    list.sort((a, b) => a.before - b.before)
    const kept = new Set(longestIncreasing(list.map(({ now }) => now)))
    for (const [at, { member }] of list.entries()) if (!kept.has(at)) moved.add(member)
  }
  return moved
}

function moverOf<M extends Member>(
  member: M,
  moved: Readonly<Record<Branch, ReadonlySet<M>>>,
): Mover | null {
  const { base, ours, theirs } = member.seats
  if (!(base && ours && theirs)) return { ours, theirs }
  const [byUs, byThem] = [moved.ours.has(member), moved.theirs.has(member)]
  return byUs || byThem ? { ours: byUs ? ours : null, theirs: byThem ? theirs : null } : null
}

/** The members of each list as a side has them. */
function rowsOf<M extends Member>(members: readonly M[], side: Side): Map<number, M[]> {
  const rows = new Map<number, { member: M; index: number }[]>()
  for (const member of members) {
    const seat = member.seats[side]
    if (seat) listAt(rows, seat.list).push({ member, index: seat.index })
  }
  const inOrder = [...rows].map(([list, row]) => {
    row.sort((a, b) => a.index - b.index)
    return [list, row.map(({ member }) => member)] as const
  })
  return new Map(inOrder)
}

/** The list kept under a key; a new one where there is none. */
function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key)
  if (known) return known
  const list: V[] = []
  lists.set(key, list)
  return list
}

interface Room<M extends Member> {
  readonly movers: ReadonlyMap<M, Mover>
  readonly rows: Readonly<Record<Branch, Map<number, M[]>>>
  /** Filled on the way. */
  readonly anchors: Map<M, readonly Anchor<M>[]>
}

interface Anchor<M extends Member> {
  /** The member it follows; a list's number for its beginning. */
  readonly behind: M | number
  readonly only: Branch | null
}

/** Behind what a member goes; two places where the branches disagree. */
function anchorsOf<M extends Member>(room: Room<M>, member: M, mover: Mover): readonly Anchor<M>[] {
  const known = room.anchors.get(member)
  if (known) return known
  const anchors = findAnchors(room, member, mover)
  room.anchors.set(member, anchors)
  return anchors
}

function findAnchors<M extends Member>(room: Room<M>, member: M, mover: Mover): Anchor<M>[] {
  const anchors = BRANCHES.flatMap((only) => {
    const seat = mover[only]
    return seat ? [{ behind: anchorOn(room, member, only, seat.list), only }] : []
  })
  const isNew = member.seats.base === null && mover.ours?.list === mover.theirs?.list
  if (!isNew && new Set(anchors.map(({ behind }) => behind)).size > 1) return anchors
  const inOrder = anchors.sort((a, b) => (isEarlier(a.behind, b.behind) ? -1 : 1))
  return inOrder.slice(0, 1).map(({ behind }) => ({ behind, only: null }))
}

/**
 * The nearest member above that stays, or that this branch put there. What both
 * branches put there leans on what is above it on both: no circle can come of it.
 */
function anchorOn<M extends Member>(
  room: Room<M>,
  member: M,
  branch: Branch,
  list: number,
): M | number {
  const row = listAt(room.rows[branch], list)
  const isShared = isByBoth(room.movers.get(member))
  for (const above of row.slice(0, row.indexOf(member)).reverse()) {
    const mover = room.movers.get(above)
    if (!mover) return above
    if (!isByBoth(mover)) {
      if (mover[branch] && !isShared) return above
      continue
    }
    if (isShared && !isAboveOnBoth(above, member)) continue
    if (anchorsOf(room, above, mover).length === 1) return above
  }
  return list
}

function isByBoth(mover: Mover | undefined): boolean {
  return Boolean(mover?.ours && mover.theirs)
}

function isAboveOnBoth(upper: Member, lower: Member): boolean {
  return BRANCHES.every((branch) => isAbove(upper.seats[branch], lower.seats[branch]))
}

function isAbove(upper: Seat | null, lower: Seat | null): boolean {
  return upper !== null && lower?.list === upper.list && upper.index < lower.index
}

/** A list's beginning, then what stays in the base's order, then what is new, by name. */
function isEarlier<M extends Member>(a: M | number, b: M | number): boolean {
  if (isList(a) || isList(b)) return isList(a)
  const first = a.seats.base?.index ?? Number.POSITIVE_INFINITY
  const second = b.seats.base?.index ?? Number.POSITIVE_INFINITY
  return first === second ? a.name < b.name : first < second
}

function isList(anchor: unknown): anchor is number {
  return typeof anchor === 'number'
}

function seatList<M extends Member>(
  list: number,
  staying: readonly M[] = [],
  followers: ReadonlyMap<M | number, readonly Seated<M>[]>,
): Seated<M>[] {
  const seated: Seated<M>[] = []
  const seatBehind = (anchor: M | number) => {
    const next = [...(followers.get(anchor) ?? [])]
    next.sort((a, b) => (a.member.name < b.member.name ? -1 : 1))
    for (const each of next) {
      seated.push(each)
      seatBehind(each.member)
    }
  }
  seatBehind(list)
  for (const member of staying) {
    seated.push({ member, only: null })
    seatBehind(member)
  }
  return seated
}
