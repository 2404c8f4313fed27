/** Computes a value when it is first asked for, and keeps it. */
export function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

/**
 * The same for each of several keys, which are told apart as a Map tells them.
 *
 * @param known where values are kept: a WeakMap lets go of those whose keys are gone.
 */
export function onceEach<K, T>(
  compute: (key: K) => T,
  known: Memo<K, T> = new Map(),
): (key: K) => T {
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found.value
    const value = compute(key)
    known.set(key, { value })
    return value
  }
}

interface Memo<K, T> {
  get(key: K): { readonly value: T } | undefined
  set(key: K, known: { readonly value: T }): unknown
}
