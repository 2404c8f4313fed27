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

/** Which branches say where a member stands. */
export type Mover = Branch | 'both'

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
  const stayed = new Map<number, M[]>()
  for (const member of members) {
    const { base, [branch]: seat } = member.seats
    if (!(base && seat)) continue
    moved.add(member)
    if (base.list === seat.list) listAt(stayed, base.list).push(member)
  }
  for (const list of stayed.values()) {
    const inOrder = list.sort(bySeat('base'))
    const positions = inOrder.map(({ seats }) => seats[branch]?.index ?? 0)
    for (const at of longestIncreasing(positions)) moved.delete(inOrder[at] as M)
  }
  return moved
}

function moverOf<M extends Member>(
  member: M,
  moved: Readonly<Record<Branch, ReadonlySet<M>>>,
): Mover | null {
  const { base, ours, theirs } = member.seats
  if (!theirs) return 'ours'
  if (!ours) return 'theirs'
  if (!base) return 'both'
  const [byUs, byThem] = [moved.ours.has(member), moved.theirs.has(member)]
  if (byUs && byThem) return 'both'
  return byUs ? 'ours' : byThem ? 'theirs' : null
}

/** The members of each list as a side has them. */
function rowsOf<M extends Member>(members: readonly M[], side: Side): Map<number, M[]> {
  const rows = new Map<number, M[]>()
  for (const member of members) {
    const list = member.seats[side]?.list
    if (list !== undefined) listAt(rows, list).push(member)
  }
  for (const row of rows.values()) row.sort(bySeat(side))
  return rows
}

/** The list kept under a key; a new one where there is none. */
function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key)
  if (known) return known
  const list: V[] = []
  lists.set(key, list)
  return list
}

function bySeat(side: Side): (a: Member, b: Member) => number {
  return (a, b) => (a.seats[side]?.index ?? 0) - (b.seats[side]?.index ?? 0)
}

interface Room<M extends Member> {
  readonly movers: ReadonlyMap<M, Mover>
  readonly rows: Readonly<Record<Branch, ReadonlyMap<number, readonly M[]>>>
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
  if (mover !== 'both') return [{ behind: anchorOn(room, member, mover), only: null }]
  const ours = anchorOn(room, member, 'ours')
  const theirs = anchorOn(room, member, 'theirs')
  if (ours === theirs) return [{ behind: ours, only: null }]
  const isNew = member.seats.base === null
  if (isNew && member.seats.ours?.list === member.seats.theirs?.list) {
    return [{ behind: isEarlier(ours, theirs) ? ours : theirs, only: null }]
  }
  return [
    { behind: ours, only: 'ours' },
    { behind: theirs, only: 'theirs' },
  ]
}

/**
 * The nearest member above that stays, or that this branch put there. What both
 * branches put there leans on what is above it on both: no circle can come of it.
 */
function anchorOn<M extends Member>(room: Room<M>, member: M, branch: Branch): M | number {
  const list = member.seats[branch]?.list ?? 0
  const row = room.rows[branch].get(list) ?? []
  const isShared = room.movers.get(member) === 'both'
  for (let at = row.indexOf(member) - 1; at >= 0; at -= 1) {
    const above = row[at] as M
    const mover = room.movers.get(above)
    if (mover === undefined || (mover === branch && !isShared)) return above
    if (mover !== 'both' || (isShared && !isAboveOnBoth(above, member))) continue
    if (anchorsOf(room, above, mover).length === 1) return above
  }
  return list
}

function isAboveOnBoth({ seats: upper }: Member, { seats: lower }: Member): boolean {
  return (['ours', 'theirs'] as const).every(
    (branch) =>
      upper[branch]?.list === lower[branch]?.list &&
      (upper[branch]?.index ?? 0) < (lower[branch]?.index ?? 0),
  )
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
    const next = [...(followers.get(anchor) ?? [])].sort((a, b) => byName(a.member, b.member))
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

function byName(a: Member, b: Member): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
