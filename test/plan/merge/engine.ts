import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseMarkdown } from '../../../src/markdown/parse.ts'
import { readPlainly } from '../../../src/markdown/plain.ts'
import { mapSides } from '../../../src/plan/merge/sides.ts'
import type { LineMerge, Merge, Sides } from '../../../src/plan/merge.ts'
import { mergePlans, readChunks, safeMarkerSize } from '../../../src/plan/merge.ts'
import type { Plan } from '../../../src/plan/model.ts'
import { readPlan } from '../../../src/plan/read.ts'
import { nodeGit } from '../../../src/ports/node-git.ts'
import type { Source } from '../../../src/text/source.ts'
import { sourceOf } from '../../../src/text/source.ts'
import { HERMETIC } from '../../support/repository.ts'

mkdirSync(tmpdir(), { recursive: true })
const git = nodeGit(tmpdir(), { environment: HERMETIC })

/** Lines as git merges them. */
export const gitLines =
  (style: 'merge' | 'diff3' | 'zdiff3' = 'merge'): LineMerge =>
  (lines) => {
    const size = safeMarkerSize(lines)
    return readChunks(git.mergeLines(lines, { style, size }), size)
  }

/** Three texts merged as the driver merges them. */
export function merged(texts: Sides<string>, style: 'merge' | 'diff3' | 'zdiff3' = 'merge'): Merge {
  return mergePlans(
    mapSides(texts, (text) => sourceOf(text)),
    {
      read: readOnce,
      mergeLines: gitLines(style),
    },
    { style, size: 7, labels: { base: 'base', ours: 'ours', theirs: 'theirs' } },
  )
}

/** Plans by their text: one is read for every merge it takes part in. */
const PLANS = new Map<string, Plan>()

function readOnce(source: Source): Plan {
  const known = PLANS.get(source.text)
  if (known) return known
  if (PLANS.size > 50) PLANS.clear()
  const plan = readPlan(source, readPlainly(source.text) ?? parseMarkdown(source.text))
  PLANS.set(source.text, plan)
  return plan
}

/** The same, as text merged by git alone. */
export function plainlyMerged(texts: Sides<string>): { text: string; conflicts: number } {
  const lines = mapSides(texts, (text) => text.replace(/\n$/, '').split('\n'))
  const chunks = gitLines()(lines)
  return {
    text: chunks.flatMap((chunk) => (chunk.isClean ? chunk.lines : chunk.sides.ours)).join('\n'),
    conflicts: chunks.filter(({ isClean }) => !isClean).length,
  }
}
