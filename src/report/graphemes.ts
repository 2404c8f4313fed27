import stringWidth from 'string-width'
import type { Measure } from './width.ts'

const segmenter = new Intl.Segmenter()

/** Right for any script: emoji, East Asian wide characters, combining marks. */
export const graphemeMeasure: Measure = {
  width: (text) => stringWidth(text),
  *graphemes(text) {
    for (const { segment } of segmenter.segment(text)) yield segment
  },
}
