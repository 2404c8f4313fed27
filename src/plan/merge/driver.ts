/** What git has to be told, once a clone, so that it lets harden merge the plan. */
export interface MergeDriver {
  /** Keys and values for `git config`. */
  readonly settings: readonly (readonly [key: string, value: string])[]
  /** The line for `.gitattributes`, which is committed. */
  readonly attribute: string
}

/**
 * The merge driver of a plan.
 *
 * Git takes a driver that is missing, or was killed, for one that found
 * conflicts, and shows our side alone, without a marker: the next `git add`
 * loses theirs. So the answer counts only when harden says it, in words, after
 * it has written the result; otherwise git merges the lines itself.
 *
 * @param program how the shell finds harden.
 * @param path of the plan, from the root of the repository.
 */
export function mergeDriver(
  program = 'harden',
  path = 'PRODUCTION_HARDENING_PLAN.md',
): MergeDriver {
  return {
    settings: [
      ['merge.harden.name', 'harden: merge a hardening plan field by field'],
      ['merge.harden.driver', driverLine(program)],
    ],
    attribute: `${patternOf(path)} merge=harden`,
  }
}

/** Answers of `harden merge-driver`, on stdout and alone there. */
export const DRIVER_ANSWERS = { clean: 'clean', conflict: 'conflict' } as const

function driverLine(program: string): string {
  const { clean, conflict } = DRIVER_ANSWERS
  return [
    `case "$(${program} merge-driver %O %A %B %L %P)" in ${clean}) exit 0;; ${conflict}) exit 1;; esac`,
    'git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B',
    '[ $? -eq 0 ]',
  ].join('; ')
}

/** A path as a pattern that means it alone; in quotes where white space would end it. */
function patternOf(path: string): string {
  const pattern = path.replace(/[\\*?[]/g, '\\$&').replace(/^[!#]/, '\\$&')
  if (!/[\s"]/.test(pattern)) return pattern
  return `"${pattern.replace(/["\\]/g, '\\$&')}"`
}
