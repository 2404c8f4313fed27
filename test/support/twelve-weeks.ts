import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestRepository } from './repository.ts'

export const PLAN = 'PRODUCTION_HARDENING_PLAN.md'
const SEED = readFileSync(join(import.meta.dirname, '../..', PLAN), 'utf8')

/** The first Sunday after the twelve weeks. */
export const AFTERWARDS = '2026-05-10T12:00:00Z'

/** One commit of the script. */
export interface Scene {
  /** Day in 2026, `MM-DD`. */
  readonly on: string
  readonly by: string
  readonly subject: string
  /** Hand edits, each of words that stand in the plan once. */
  readonly edits: readonly (readonly [before: string, after: string])[]
}

const I1 = 'Enforce clean-tree release rule and document release branch policy.'
const I2 =
  'Add mandatory CI gates: unit tests, smoke tests, runtime import checks, migration check.'
const I3 = 'Run secret scan across repo and rotate exposed credentials.'
const I4 = 'Formalize `comms_service` vs `message_service` boundary and update docs/contracts.'
const I6 = 'Add critical business-flow daily checks (not only `/health`).'
const S1 = 'Define service SLOs (availability, p95/p99, error budget) and alerts.'
const S5 = `- [ ] Enforce release signoff checklist (Architecture, QA, Security, DevOps).
  - Owner: PM + Engineering Managers
  - Evidence: signed checklist artifact per release
`
const M3 = 'Validate horizontal scaling + autoscaling behavior under load.'
const L5 = `- [ ] Platform governance (artifact immutability, API compatibility policy, formal change management cadence).
  - Owner: PMO + Engineering Leadership
  - Evidence: governance docs and release audit trail
`
const CHECKS = `  - Evidence: scheduled check script + alerting config
`

/** Twelve weeks of work on this project's own plan, from Monday to Monday. */
export const SCRIPT: readonly Scene[] = [
  { on: '02-16', by: 'Ada Osei', subject: 'Add the plan', edits: [] },
  {
    on: '02-18',
    by: 'Ivo Maric',
    subject: 'Start with releases and secrets',
    edits: [
      [`[ ] ${I1}`, `[~] ${I1}`],
      [`[ ] ${I3}`, `[~] ${I3}`],
    ],
  },
  {
    on: '02-24',
    by: 'Priya Nair',
    subject: 'Write down the release policy',
    edits: [
      [`[~] ${I1}`, `[x] ${I1}`],
      [
        'attached in commit/PR\n',
        'attached in commit/PR\n    - 2026-02-24 [docs/release.md](docs/release.md)\n',
      ],
    ],
  },
  {
    on: '02-26',
    by: 'Ada Osei',
    subject: 'Gate on schemas too',
    edits: [[`[ ] ${I2}`, `[~] ${I2.replace('migration', 'schema migration')}`]],
  },
  {
    on: '03-03',
    by: 'Ivo Maric',
    subject: 'Rotate what the scan found',
    edits: [
      [`[~] ${I3}`, `[x] ${I3}`],
      [
        'scan report + rotation checklist\n',
        'scan report + rotation checklist\n    - 2026-03-02 [docs/scan.md](docs/scan.md)\n    - 2026-03-03 [docs/rotation.md](docs/rotation.md)\n',
      ],
    ],
  },
  {
    on: '03-10',
    by: 'Priya Nair',
    subject: 'Sign off releases now, not later',
    edits: [
      [S5, ''],
      [CHECKS, CHECKS + S5],
    ],
  },
  {
    on: '03-12',
    by: 'Ada Osei',
    subject: 'Accept one node until launch',
    edits: [
      [`[ ] ${M3}`, `[-] ${M3}`],
      [
        'load test and scaling report\n',
        'load test and scaling report\n  - Deferred: until 2026-06-01, approved by Priya Nair: no load above one node before launch\n',
      ],
    ],
  },
  {
    on: '03-17',
    by: 'Ivo Maric',
    subject: 'Somebody must answer the phone',
    edits: [
      [
        `- [ ] ${I6}`,
        `- [ ] Document the on-call rota.\n  - Owner: Support\n  - Evidence: rota\n- [ ] ${I6}`,
      ],
    ],
  },
  {
    on: '03-24',
    by: 'Ada Osei',
    subject: 'The gates hold',
    edits: [
      ['[~] Add mandatory', '[x] Add mandatory'],
      [
        'workflow files + passing run links\n',
        'workflow files + passing run links\n    - 2026-03-24 [run 4711](https://ci.example.com/4711)\n',
      ],
    ],
  },
  {
    on: '03-31',
    by: 'Priya Nair',
    subject: 'A hotfix left from a dirty tree',
    edits: [
      [`[x] ${I1}`, `[ ] ${I1}`],
      ['    - 2026-02-24 [docs/release.md](docs/release.md)\n', ''],
    ],
  },
  {
    on: '04-07',
    by: 'Priya Nair',
    subject: 'Check the tree before each release',
    edits: [[`[ ] ${I1}`, `[~] ${I1}`]],
  },
  {
    on: '04-14',
    by: 'Priya Nair',
    subject: 'Releases refuse dirty trees',
    edits: [
      [`[~] ${I1}`, `[x] ${I1}`],
      [
        'attached in commit/PR\n',
        'attached in commit/PR\n    - 2026-04-14 [docs/release.md](docs/release.md)\n',
      ],
    ],
  },
  {
    on: '04-21',
    by: 'Ivo Maric',
    subject: 'Leave governance to the office',
    edits: [[L5, '']],
  },
  {
    on: '04-28',
    by: 'Ada Osei',
    subject: 'Draw the line between the services',
    edits: [
      [`[ ] ${I4}`, `[x] ${I4}`],
      [
        'Owner: Architect + Dev Lead\n  - Evidence: architecture doc',
        'Owner: Architect\n  - Evidence: architecture doc',
      ],
      [
        'architecture doc update + API/event contract notes\n',
        'architecture doc update + API/event contract notes\n    - 2026-04-28 [docs/boundary.md](docs/boundary.md)\n',
      ],
    ],
  },
  {
    on: '05-05',
    by: 'Ivo Maric',
    subject: 'Promise something',
    edits: [[`[ ] ${S1}`, `[~] ${S1}`]],
  },
  {
    on: '05-07',
    by: 'Ada Osei',
    subject: 'Next, please',
    edits: [
      [
        '1. Add CI runtime import/dependency validation for `instrument_registry`.',
        '1. Publish the first SLO.',
      ],
    ],
  },
]

/** Commits these scenes, one by one, on the branch that is checked out. */
export function play(repository: TestRepository, scenes: readonly Scene[], path = PLAN): void {
  for (const { on, by, subject, edits } of scenes) {
    const before = edits.length === 0 ? SEED : readFileSync(repository.path(path), 'utf8')
    const text = edits.reduce(edited, before)
    repository.environment.GIT_AUTHOR_NAME = by
    repository.commit(subject, { [path]: text }, `2026-${on}T09:30:00+02:00`)
  }
}

function edited(text: string, [before, after]: readonly [string, string]): string {
  if (text.split(before).length !== 2) throw new Error(`The plan does not hold once: ${before}`)
  return text.replace(before, () => after)
}
