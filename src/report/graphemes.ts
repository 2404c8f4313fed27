import stringWidth from 'string-width'
import type { Measure } from './measure.ts'
import { isSimple, simpleMeasure } from './measure.ts'

const segmenter = new Intl.Segmenter()

/** Right for any script: emoji, East Asian wide characters, combining marks. */
export const graphemeMeasure: Measure = {
  width: (text) => (isSimple(text) ? text.length : stringWidth(text)),
  graphemes: (text) => (isSimple(text) ? simpleMeasure.graphemes(text) : segments(text)),
}

function* segments(text: string): Iterable<string> {
  for (const { segment } of segmenter.segment(text)) yield segment
}
