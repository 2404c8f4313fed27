import { kindOf } from './index.ts'
import type { Grade, Recorded } from './kind.ts'
import { GRADES } from './kind.ts'
import type { Pin } from './pins.ts'
import { parsePin } from './pins.ts'

/** What a record is worth by its kind and its pin, whatever has become of it. */
export function gradeOf(record: Recorded): Grade {
  const pin = parsePin(record.pin)
  return pin === null ? 'D' : gradeOfPin(pin, kindOf(record).name)
}

/** True when `grade` is at least as good. */
export function reaches(grade: Grade, demanded: Grade): boolean {
  return GRADES.indexOf(grade) <= GRADES.indexOf(demanded)
}

/** The best of them; null for none. */
export function bestGrade(grades: readonly Grade[]): Grade | null {
  return GRADES.find((grade) => grades.includes(grade)) ?? null
}

/** What a grade takes, for a sentence. */
export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  A: 'content pinned in git',
  B: 'facts that a host told, pinned',
  C: 'a page pinned by the digest of its body',
  D: 'a bare address, a number or words',
}

function gradeOfPin(pin: Pin, kind: string): Grade {
  switch (pin.of) {
    case 'blob':
    case 'tree':
      return ON_FILES.has(kind) ? 'A' : 'D'
    case 'commit':
      return kind === 'commit' ? 'A' : kind === 'pull-request' ? 'B' : 'D'
    case 'head':
      return kind === 'run' && pin.conclusion === 'success' ? 'B' : 'D'
    case 'body':
      return kind === 'url' ? 'C' : 'D'
    default:
      return 'D'
  }
}

const ON_FILES: ReadonlySet<string> = new Set(['file', 'checklist', 'log'])
