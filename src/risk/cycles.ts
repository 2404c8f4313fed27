type Edges<T> = ReadonlyMap<T, readonly T[]>

/**
 * The circles in a graph of who waits for whom: one for each group whose members all lead
 * to each other, listed so that each waits for the next and the last for the first.
 *
 * Groups are Kosaraju's strongly connected components; stacks are explicit, because a chain
 * of waiting may be as long as the plan. O(nodes + edges).
 */
export function cyclesOf<T>(edges: Edges<T>): T[][] {
  const against = reversed(edges)
  const grouped = new Set<T>()
  const circles: T[][] = []
  for (const start of lastFinishedFirst(edges)) {
    if (grouped.has(start)) continue
    const group = reachable(against, start, grouped)
    if (group.size > 1 || targets(edges, start).includes(start)) {
      circles.push(circleIn(edges, group, start))
    }
  }
  return circles
}

/** All nodes, each before those that were done with before it in a search in depth. */
function lastFinishedFirst<T>(edges: Edges<T>): T[] {
  const seen = new Set<T>()
  const finished: T[] = []
  for (const start of edges.keys()) {
    const path = seen.has(start) ? [] : [frame(edges, start, seen)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next()
      if (next.done) {
        finished.push(top.node)
        path.pop()
      } else if (!seen.has(next.value)) {
        path.push(frame(edges, next.value, seen))
      }
    }
  }
  return finished.reverse()
}

function frame<T>(edges: Edges<T>, node: T, seen: Set<T>) {
  seen.add(node)
  return { node, rest: targets(edges, node).values() }
}

function targets<T>(edges: Edges<T>, node: T): readonly T[] {
  return edges.get(node) ?? []
}

function reversed<T>(edges: Edges<T>): Map<T, T[]> {
  const against = new Map<T, T[]>()
  for (const [from, targets] of edges) {
    for (const to of targets) {
      const sources = against.get(to)
      if (sources) sources.push(from)
      else against.set(to, [from])
    }
  }
  return against
}

/** What `start` leads to and is in no group yet, `start` included; enters it into `grouped`. */
function reachable<T>(edges: Edges<T>, start: T, grouped: Set<T>): Set<T> {
  const group = new Set([start])
  grouped.add(start)
  for (const node of group) {
    for (const next of targets(edges, node)) {
      if (grouped.has(next)) continue
      grouped.add(next)
      group.add(next)
    }
  }
  return group
}

/** Follows the group's edges from one of its members until a node comes round again. */
function circleIn<T>(edges: Edges<T>, group: ReadonlySet<T>, start: T): T[] {
  const path = new Set<T>()
  let node: T | undefined = start
  while (node !== undefined && !path.has(node)) {
    path.add(node)
    node = targets(edges, node).find((each) => group.has(each))
  }
  const walked = [...path]
  const isAgain = (each: T) => each === node
  return walked.slice(walked.findIndex(isAgain))
}
