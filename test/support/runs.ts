/**
 * How deep properties are tried: a tenth of what they promise at the desk,
 * all of it where `.ci/run` sets `HARDEN_TEST_RUNS` to 1, and as many times
 * more as anybody asks for.
 */
export const DEPTH = Number(process.env.HARDEN_TEST_RUNS) || 0.1
/** Fewer show nothing. */
const FEWEST = 25

/** The runs of a property that promises so many. */
export function runs(promised: number): number {
  return Math.max(Math.ceil(promised * DEPTH), Math.min(promised, FEWEST))
}

/**
 * Where many cases go the same way through real processes: every how manieth is
 * tried. At the desk it is a third of them.
 */
export const STEP = DEPTH < 1 ? 3 : 1

/** What most properties promise. */
export const RUNS = runs(2000)

/** How long that many runs may take on a busy machine, in milliseconds. */
export const PATIENCE = 150 * Math.max(RUNS, 2000)
