/** Computes a value when it is first asked for, and keeps it. */
export function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

/** The same for each of several keys, which are told apart as a Map tells them. */
export function onceEach<K, T>(compute: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>()
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) }
    known.set(key, found)
    return found.value
  }
}
