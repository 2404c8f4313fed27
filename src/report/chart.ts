import plot from 'simple-ascii-chart'
import type { Block, Content, Piece, Sign } from './block.ts'
import { line, stack } from './compose.ts'

/** The size of a chart's field, in characters. */
export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** Axes that every terminal can show; the area becomes signs of harden's own. */
const SYMBOLS = {
  axis: { n: ' ', ns: '|', y: '|', nse: '+', x: '-', we: '-', e: ' ' },
  area: '█',
  empty: ' ',
}

/**
 * Values over time as a filled area.
 *
 * @param values oldest first. @param labels below the first and the last of them.
 */
export function areaChart(
  values: readonly number[],
  labels: readonly [first: string, last: string],
  { width, height }: ChartSize,
): Block {
  const most = Math.max(1, ...values)
  // A single point would be a single column.
  const points = values.length === 1 ? [values[0] ?? 0, values[0] ?? 0] : values
  const chart = plot(
    points.map((value, at): [number, number] => [at, value]),
    {
      ...{ width, height, fillArea: true, symbols: SYMBOLS, hideXAxisTicks: true },
      yRange: [0, most],
      formatter: (value: number) => String(Math.round(value)),
    },
  )
  const lines = chart.split('\n').filter((each) => each.trim() !== '')
  const axis = lines.at(-1) ?? ''
  const left = ' '.repeat(axis.indexOf('+') + 1)
  const gap = Math.max(1, width - labels[0].length - labels[1].length)
  const below: Piece = { text: `${left}${labels[0]}${' '.repeat(gap)}${labels[1]}`, style: 'muted' }
  return stack([...lines.map((each) => line(painted(each))), line(below)])
}

function painted(text: string): Content {
  return text
    .trimEnd()
    .split(/(█+)/)
    .filter((part) => part !== '')
    .map((part): Piece | Sign =>
      part.startsWith('█')
        ? { sign: 'full', times: part.length, style: 'completed' }
        : { text: part, style: 'muted' },
    )
}
