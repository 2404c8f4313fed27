import type { Git, ObjectAnswer } from '../ports/git.ts'

/** Looks up objects by name; those that are announced before the first answer share one run of git. */
export interface ObjectLookup {
  readonly announce: (names: readonly string[]) => void
  readonly find: (name: string) => ObjectAnswer
}

const ABSENT: ObjectAnswer = { found: false, why: 'absent' }

export function objectLookup(git: Git): ObjectLookup {
  const answers = new Map<string, ObjectAnswer>()
  const open = new Set<string>()
  const announce = (names: readonly string[]) => {
    for (const name of names) if (!answers.has(name)) open.add(name)
  }
  return {
    announce,
    find: (name) => {
      announce([name])
      if (open.has(name)) {
        const names = [...open]
        open.clear()
        for (const [index, answer] of git.objects(names).entries()) {
          answers.set(names[index] ?? '', answer)
        }
      }
      return answers.get(name) ?? ABSENT
    },
  }
}
