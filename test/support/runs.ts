/**
 * How often each property is tried: 2,000 times, and as many times more as
 * `HARDEN_TEST_RUNS` says.
 */
export const RUNS = 2000 * Math.max(1, Number(process.env.HARDEN_TEST_RUNS ?? 1) || 1)

/** How long that many runs may take on a busy machine, in milliseconds. */
export const PATIENCE = 150 * RUNS
