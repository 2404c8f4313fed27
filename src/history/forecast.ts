import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { addDays } from '../text/dates.ts'
import { quantile } from './flow.ts'

/** Open work, in the order in which it will be taken up. */
export interface Backlog {
  readonly name: string
  readonly open: number
}

/** When each backlog will be done, as far as the weeks that were tell. */
export type Forecast =
  | {
      readonly kind: 'insufficient-data'
      /** Full weeks of history. */
      readonly weeks: number
    }
  | {
      readonly kind: 'forecast'
      readonly weeks: number
      readonly backlogs: readonly (Backlog & {
        /** Day by which half of the trials were done; null where that is more than ten years off. */
        readonly p50: string | null
        /** The same for 85 of 100 trials. */
        readonly p85: string | null
      })[]
    }

/** Fewer weeks than these tell nothing. */
export const LEAST_WEEKS = 4
const TRIALS = 2000
const TEN_YEARS = 520
/** Any number will do; always the same one makes the forecast repeatable. */
const SEED = 20_260_220

/**
 * Forecasts by resampling: the weeks to come are drawn, with replacement, from the weeks that
 * were, until all the work is done; two thousand times over (a bootstrap of throughput, after
 * B. Efron, "Bootstrap methods: another look at the jackknife", 1979). The same input gives the
 * same days.
 *
 * @param throughput completions in each full week, oldest first. @param today `YYYY-MM-DD`, UTC.
 */
export function forecastOf(
  throughput: readonly number[],
  backlogs: readonly Backlog[],
  today: string,
): Forecast {
  const weeks = throughput.length
  if (weeks < LEAST_WEEKS) return { kind: 'insufficient-data', weeks }
  let sum = 0
  const marks = backlogs.map(({ open }) => (sum += open))
  const trials = runTrials(throughput, marks)
  const dayAt = (mark: number, share: number) => {
    const reached = trials.map((trial) => trial[mark] ?? TEN_YEARS + 1).sort((a, b) => a - b)
    const needed = quantile(reached, share)
    return needed === null || needed > TEN_YEARS ? null : addDays(today, Math.ceil(needed) * 7)
  }
  return {
    kind: 'forecast',
    weeks,
    backlogs: backlogs.map((backlog, mark) => ({
      ...backlog,
      p50: dayAt(mark, 0.5),
      p85: dayAt(mark, 0.85),
    })),
  }
}

/** For each trial, after how many weeks each mark was reached. @param marks ascending. */
function runTrials(throughput: readonly number[], marks: readonly number[]): number[][] {
  const generator = xoroshiro128plus(SEED)
  const drawn = () => throughput[uniformInt(generator, 0, throughput.length - 1)] as number
  return Array.from({ length: TRIALS }, () => trialOf(drawn, marks))
}

function trialOf(drawn: () => number, marks: readonly number[]): number[] {
  const reached: number[] = []
  let [week, done] = [0, 0]
  for (const mark of marks) {
    for (; done < mark && week < TEN_YEARS; week += 1) done += drawn()
    if (done < mark) break
    reached.push(week)
  }
  return reached
}
