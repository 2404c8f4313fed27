import type { ForegroundColorName, ModifierName } from 'chalk'
import type { Level, Status } from '../plan/model.ts'
import type { ColourLevel, Printable } from '../text/screen.ts'

/** What a piece of text is; how that looks is decided here alone. */
export type StyleName =
  | Status
  | Level
  | 'heading'
  | 'strong'
  | 'muted'
  | 'code'
  | 'handle'
  | 'link'
  | 'success'
  | 'warning'
  | 'error'
  | 'late'

/** Gives printable text its look. */
export type Painter = (text: Printable, style: StyleName) => Printable

/** Loads chalk only where there is colour to be made. */
export async function loadPainter(level: ColourLevel): Promise<Painter> {
  if (level === 0) return (text) => text
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level })
  const pens = new Map<StyleName, (text: string) => string>()
  return (text, style) => {
    const pen = pens.get(style) ?? STYLES[style].reduce((pen, look) => pen[look], chalk)
    pens.set(style, pen)
    return pen(text) as Printable
  }
}

/**
 * The looks, from the sixteen colours every terminal maps to its own theme.
 *
 * Red, green, magenta and cyan read on light and dark grounds alike; yellow and
 * the bright colours vanish on white, blue and black on black. Colour and
 * weight only underline what the words say: without them nothing is lost, and
 * what is dimmed is never the only sign of anything.
 */
export const STYLES: Readonly<Record<StyleName, readonly (ForegroundColorName | ModifierName)[]>> =
  {
    'not-started': [],
    'in-progress': ['cyan'],
    completed: ['green'],
    deferred: ['magenta'],
    other: ['magenta'],
    unknown: ['red'],

    'very-low': ['green'],
    low: ['green'],
    moderate: ['magenta'],
    high: ['red'],
    'very-high': ['red', 'bold'],

    heading: ['bold'],
    strong: ['bold'],
    muted: ['dim'],
    code: ['cyan'],
    handle: ['cyan'],
    link: ['underline'],

    success: ['green'],
    warning: ['magenta', 'bold'],
    error: ['red', 'bold'],
    late: ['red'],
  }
