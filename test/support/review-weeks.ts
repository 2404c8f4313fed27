import { readFileSync } from 'node:fs'
import type { TestRepository } from './repository.ts'
import { PLAN, play, SCRIPT } from './twelve-weeks.ts'

/** A Friday, and so a review day of the plan. */
export const REVIEW_DAY = '2026-06-05T12:00:00Z'

type Edit = readonly [before: string, after: string]

/** One commit after the twelve weeks. */
interface After {
  readonly on: string
  readonly message: string
  readonly edits?: readonly Edit[]
  readonly files?: Readonly<Record<string, string>>
}

const RENEWED = 'until 2026-06-01, approved by Priya Nair'

/**
 * What happened before the review of 5 June 2026: a review on 22 May, one that was not held on
 * 29 May, and something for every section and every kind of proposal.
 */
const WEEKS: readonly After[] = [
  {
    on: '05-12',
    message: 'Keep what the releases rest on',
    files: {
      'docs/release.md': '# Releases\n\nOutput of the check.\n',
      'docs/scan.md': '# Scan\n',
      'docs/rotation.md': '# Rotation\n\n- [x] keys\n',
      'docs/boundary.md': '# Boundary\n',
    },
  },
  {
    on: '05-22',
    message: 'Hold the review\n\nHarden-Review: 2026-05-22',
  },
  {
    on: '05-25',
    message: 'Tick it, nobody looks',
    edits: [['- [ ] Capacity program', '- [x] Capacity program']],
  },
  {
    on: '05-26',
    message: 'Renew one risk, accept two more',
    edits: [
      [RENEWED, 'until 2026-09-01, approved by Priya Nair'],
      ['- [ ] Multi-zone failover', '- [-] Multi-zone failover'],
      [
        'DR test report\n',
        'DR test report\n  - Deferred: until 2026-06-02, approved by Ada Osei: one zone is enough for now\n',
      ],
      ['- [ ] Data scaling improvements', '- [-] Data scaling improvements'],
      [
        'data architecture decision records\n',
        'data architecture decision records\n  - Deferred: until 2026-06-12, approved by Ada Osei: load is low\n',
      ],
    ],
  },
  {
    on: '05-27',
    message: 'Put the rota off',
    edits: [
      ['- [ ] Document the on-call rota.\n  - Owner: Support\n  - Evidence: rota\n', ''],
      [
        '- [ ] Replace static service API keys',
        '- [ ] Document the on-call rota.\n  - Evidence: rota\n- [ ] Replace static service API keys',
      ],
    ],
  },
  {
    on: '05-28',
    message: 'Write the runbook (#31)\n\nHarden-Item: ozvq\nEvidence: docs/runbook.md',
    files: { 'docs/runbook.md': '# Runbook\n\nExact commands.\n' },
  },
  {
    on: '05-29',
    message: 'Let two proofs run out, and change a third',
    edits: [
      ['[docs/scan.md](docs/scan.md)', '[docs/scan.md](docs/scan.md) expires 2026-06-01'],
      [
        '[docs/rotation.md](docs/rotation.md)',
        '[docs/rotation.md](docs/rotation.md) expires 2026-06-01',
      ],
      [
        '[docs/boundary.md](docs/boundary.md)',
        '[docs/boundary.md](docs/boundary.md "blob 4597158055b7c3f1f31c726c055b505b65ad115b") expires 2026-06-15',
      ],
    ],
    files: { 'docs/boundary.md': '# Boundary\n\nDrawn elsewhere.\n' },
  },
  {
    on: '06-02',
    message: 'Queue what is done, and one thing twice',
    edits: [
      [
        '1. Publish the first SLO.',
        '1. Enforce clean-tree release rule and document release branch policy.',
      ],
      [
        '2. Add repo-level secret scan workflow and baseline suppression policy.',
        '2. Publish the first SLO.',
      ],
    ],
  },
]

/** Plays the twelve weeks and those after them. */
export function playUntilReview(repository: TestRepository): void {
  play(repository, SCRIPT)
  repository.environment.GIT_AUTHOR_NAME = 'Ada Osei'
  for (const { on, message, edits = [], files = {} } of WEEKS) {
    const before = readFileSync(repository.path(PLAN), 'utf8')
    const plan = edits.reduce(edited, before)
    const changed = plan === before ? files : { ...files, [PLAN]: plan }
    repository.commit(message, changed, `2026-${on}T09:30:00Z`)
  }
}

function edited(text: string, [before, after]: Edit): string {
  if (text.split(before).length !== 2) throw new Error(`The plan does not hold once: ${before}`)
  return text.replace(before, () => after)
}
