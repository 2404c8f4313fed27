/**
 * The positions of a longest increasing subsequence of `values`, in order: what
 * may stay where it is when a list is rearranged. O(n log n).
 */
export function longestIncreasing(values: readonly number[]): number[] {
  /** For each length, the position whose value ends the best run of it. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  values.forEach((value, position) => {
    const length = lengthBelow(values, ends, value)
    before[position] = ends[length - 1]
    ends[length] = position
  })
  const kept: number[] = []
  for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.push(at)
  return kept.reverse()
}

/** The length of the longest run that `value` may go behind. */
function lengthBelow(values: readonly number[], ends: readonly number[], value: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    const end = values[ends[middle] as number] as number
    if (end < value) low = middle + 1
    else high = middle
  }
  return low
}
