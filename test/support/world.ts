import { answerProbes } from '../../src/cli/probes.ts'
import {
  checkReference,
  recordedProbes,
  referenceProbes,
  verifyRecord,
} from '../../src/evidence/index.ts'
import type { Judgement, Probe, Recorded, Verdict } from '../../src/evidence/kind.ts'
import { nodeGit } from '../../src/ports/node-git.ts'
import { nodeReadableFiles } from '../../src/ports/read-files.ts'
import type { TestRepository } from './repository.ts'

/** Evidence judged in a real folder, as a command would; counts the runs of git. */
export class EvidenceWorld {
  readonly runs: string[][] = []
  readonly #repository: TestRepository
  readonly #here: string
  readonly #plan: string

  constructor(repository: TestRepository, { here = '', plan = 'PLAN.md' } = {}) {
    this.#repository = repository
    this.#here = repository.path(here)
    this.#plan = repository.path(plan)
  }

  check(reference: string): Judgement {
    return checkReference(reference, this.answer(referenceProbes(reference)))
  }

  verify(record: Partial<Recorded> & { readonly target: string }, today = '2026-03-01'): Verdict {
    const whole = { isNote: false, pin: null, expires: null, ...record }
    return verifyRecord(whole, this.answer(recordedProbes(whole)), today)
  }

  answer(probes: readonly Probe[]) {
    const git = nodeGit(this.#here, {
      environment: this.#repository.environment,
      observe: (words) => this.runs.push([...words]),
    })
    return answerProbes(probes, git, nodeReadableFiles, { here: this.#here, plan: this.#plan })
  }
}
