import fc from 'fast-check'

/**
 * A small plan as data, and its text: thousands of branches can be made of it
 * without reading a single one.
 */
export interface Sketch {
  readonly day: string
  readonly intro: string
  /** Two horizons. */
  readonly horizons: readonly [readonly SketchItem[], readonly SketchItem[]]
  readonly queue: readonly string[]
  readonly closing: string
  readonly crlf: boolean
}

export interface SketchItem {
  readonly title: string
  readonly mark: string
  readonly owner: string
  readonly records: readonly string[]
  readonly fields: readonly string[]
}

export function textOf({ day, intro, horizons, queue, closing, crlf }: Sketch): string {
  const [now, later] = horizons.map((items) => items.map(linesOf).join(''))
  const entries = queue.map((entry, index) => `${index + 1}. ${entry}\n`).join('')
  const text = [
    `# Plan\n\nLast updated: ${day} (UTC)\nScope: a, b\n\n${intro}\n`,
    `## Immediate (0-7 days)\n\n${now}`,
    `## Later (2-6 weeks)\n\n${later}`,
    `## Queue (next 5)\n\n${entries}`,
    `${closing}\n`,
  ].join('\n')
  return crlf ? text.replaceAll('\n', '\r\n') : text
}

function linesOf({ title, mark, owner, records, fields }: SketchItem): string {
  const shown = records.map((record) => `    - ${record}\n`).join('')
  const more = fields.map((field) => `  - ${field}\n`).join('')
  return `- [${mark}] ${title}\n  - Owner: ${owner}\n  - Evidence: report\n${shown}${more}`
}

export function itemsOf({ horizons: [now, later] }: Sketch): readonly SketchItem[] {
  return [...now, ...later]
}

const DAYS = ['2026-02-18', '2026-02-19', '2026-02-21', '2026-03-01']
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** One change; the numbers pick what and how. */
export interface Change {
  readonly kind: keyof typeof KINDS
  readonly a: number
  readonly b: number
}

type Make = (sketch: Sketch, a: number, b: number) => Sketch

const KINDS = {
  status: onItem((item, b) => ({ ...item, mark: ' ~x'.charAt(b % 3) })),
  defer: onItem((item, b) => ({
    ...item,
    mark: '-',
    fields: [...item.fields, `Deferred: until 2026-05-01, approved by Priya: reason ${b % 3}`],
  })),
  record: onItem((item, b) => ({ ...item, records: [...new Set([...item.records, record(b)])] })),
  unrecord: onItem((item, b) => ({ ...item, records: item.records.toSpliced(b % 3, 1) })),
  field: onItem((item, b) => ({
    ...item,
    fields: [...item.fields, `Field ${b % 3}: word ${b % 4}`],
  })),
  owner: onItem((item, b) => ({ ...item, owner: `Owner ${b % 3}` })),
  retitle: onItem((item, b) => ({ ...item, title: `${item.title} again ${b % 2}` })),
  date: (sketch, _a, b) => ({ ...sketch, day: at(DAYS, b) }),
  add: (sketch, a, b) =>
    inHorizon(sketch, a % 2, (items) =>
      itemsOf(sketch).some(({ title }) => title === `New thing ${b % 4}`)
        ? items
        : items.toSpliced(b % (items.length + 1), 0, {
            ...{ title: `New thing ${b % 4}`, mark: ' ', owner: `Owner ${a % 2}` },
            ...{ records: [], fields: [] },
          }),
    ),
  move: (sketch, a, b) => {
    const item = at(itemsOf(sketch), a)
    if (!item) return sketch
    const without = (items: readonly SketchItem[]) => items.filter((each) => each !== item)
    const [now, later] = sketch.horizons.map(without)
    const cut = { ...sketch, horizons: [now ?? [], later ?? []] as const }
    return inHorizon(cut, b % 2, (items) => items.toSpliced(b % (items.length + 1), 0, item))
  },
  remove: (sketch, a) => {
    const item = at(itemsOf(sketch), a)
    const [now, later] = sketch.horizons.map((items) => items.filter((each) => each !== item))
    return { ...sketch, horizons: [now ?? [], later ?? []] }
  },
  drop: (sketch, a) => ({ ...sketch, queue: sketch.queue.toSpliced(a % 5, 1) }),
  rank: ({ queue, ...sketch }, a, b) => {
    const [entry] = queue.slice(a % 5)
    const others = queue.filter((each) => each !== entry)
    return { ...sketch, queue: entry ? others.toSpliced(b % 5, 0, entry) : queue }
  },
  enqueue: ({ queue, ...sketch }, a, b) => {
    const entry = `Entry ${b % 4}`
    return { ...sketch, queue: queue.includes(entry) ? queue : queue.toSpliced(a % 6, 0, entry) }
  },
  intro: (sketch, a, b) => ({ ...sketch, intro: `${sketch.intro}\nWords ${a % 2} ${b % 2}.` }),
  closing: (sketch, _a, b) => ({ ...sketch, closing: `Closing ${b % 3}.` }),
  crlf: (sketch) => ({ ...sketch, crlf: !sketch.crlf }),
} satisfies Record<string, Make>

/** A plan after some changes. */
export function changed(sketch: Sketch, changes: readonly Change[]): Sketch {
  return changes.reduce((before, { kind, a, b }) => (KINDS[kind] as Make)(before, a, b), sketch)
}

/** Changes of these kinds; of all, unless told. */
export function changes(
  kinds: readonly Change['kind'][] = Object.keys(KINDS) as Change['kind'][],
  most = 6,
): fc.Arbitrary<Change[]> {
  const one = fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(30), b: fc.nat(30) })
  return fc.array(one, { minLength: 1, maxLength: most })
}

const TITLES = ['Rotate the keys', 'Publish the runbook', 'Alert on backups', 'Rehearse failover']

/** A plan of a few items; equal parts of two plans are written alike. */
export function sketches(count: number): fc.Arbitrary<Sketch> {
  return fc
    .record({
      marks: fc.array(fc.constantFrom(' ', '~', 'x'), { minLength: count, maxLength: count }),
      records: fc.array(fc.nat(8), { maxLength: 4 }),
      split: fc.nat(count),
      queue: fc.constantFrom(0, 2, 5),
    })
    .map(({ marks, records, split, queue }) => {
      const items = marks.map((mark, index) => ({
        title: at(TITLES, index),
        mark,
        owner: 'SRE',
        records: [...new Set(records.filter((each) => each % count === index).map(record))],
        fields: index === 1 ? ['Tracker: T-1'] : [],
      }))
      return {
        ...{ day: '2026-02-14', intro: 'Intro.', closing: 'Closing.', crlf: false },
        horizons: [items.slice(0, split), items.slice(split)] as const,
        queue: ['First', 'Second', 'Third', 'Fourth', 'Fifth'].slice(0, queue),
      }
    })
}

function record(seed: number): string {
  return `${at(DAYS, seed)} [docs/${seed % 7}.md](docs/${seed % 7}.md)${seed % 2 ? ' seen' : ''}`
}

function onItem(change: (item: SketchItem, b: number) => SketchItem): Make {
  return (sketch, a, b) => {
    const chosen = at(itemsOf(sketch), a)
    const [now, later] = sketch.horizons.map((items) =>
      items.map((item) => (item === chosen ? change(item, b) : item)),
    )
    return { ...sketch, horizons: [now ?? [], later ?? []] }
  }
}

function inHorizon(
  sketch: Sketch,
  index: number,
  change: (items: readonly SketchItem[]) => readonly SketchItem[],
): Sketch {
  const [now, later] = sketch.horizons.map((items, at_) => (at_ === index ? change(items) : items))
  return { ...sketch, horizons: [now ?? [], later ?? []] }
}
