/** Knows how much room text takes on a screen. */
export interface Measure {
  /** Display columns of text that holds no control characters. */
  width(text: string): number
  /** What a reader takes for characters, in order. */
  graphemes(text: string): Iterable<string>
}

/** True of one line in which each UTF-16 unit is a visible character one column wide. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text)
}

/** Latin, Greek, Cyrillic, dashes, quotes, arrows and box drawing, without combining marks. */
const SIMPLE =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f]*$/

/** Right for texts that are all simple. */
export const simpleMeasure: Measure = {
  width: (text) => text.length,
  graphemes: (text) => text,
}
