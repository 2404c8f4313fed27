import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The plan of this project: every case is about it. */
export const PLAN = readFileSync(
  join(import.meta.dirname, '../../../PRODUCTION_HARDENING_PLAN.md'),
  'utf8',
)

/** Words and what takes their place. */
type Change = readonly [before: string, after: string]

export interface MergeCase {
  readonly name: string
  readonly ours: string
  readonly theirs: string
  /** What both come to, byte for byte; null where a person has to decide. */
  readonly merged: string | null
}

/** The plan after some changes; each must find its words once. */
export function edited(changes: readonly Change[], text: string = PLAN): string {
  return changes.reduce((before, [from, to]) => {
    const parts = before.split(from)
    if (parts.length !== 2) throw new Error(`${parts.length - 1} places hold ${from}`)
    return parts.join(to)
  }, text)
}

const FIRST = '- [ ] Enforce clean-tree release rule'
const GATES = '- [ ] Add mandatory CI gates'
const SCAN = '- [ ] Run secret scan'
const CHECKS = '- [ ] Add critical business-flow'
const SLO = '- [ ] Define service SLOs'

const ticked = (item: string, mark = 'x'): Change => [item, item.replace('[ ]', `[${mark}]`)]
const dated = (day: string): Change => ['Last updated: 2026-02-14', `Last updated: 2026-02-${day}`]
const shown = (requirement: string, ...records: readonly string[]): Change => [
  `  - Evidence: ${requirement}\n`,
  [`  - Evidence: ${requirement}`, ...records.map((record) => `    - ${record}`), ''].join('\n'),
]

const RULE = 'CI/pre-release check output attached in commit/PR'
const RUNS = 'workflow files + passing run links'
const REPORT = 'scan report + rotation checklist'

const A = '2026-02-20 [docs/a.md](docs/a.md "blob 8c7e5a667f1b771847fe88c01c3de34413a1b220")'
const B = '2026-02-18 [run 4711](https://ci.example.com/runs/4711)'
const C = '2026-02-19 [docs/c.md](docs/c.md)'

const DEFERRED = '  - Deferred: until 2026-05-01, approved by Priya Nair: low load\n'

const newItem = (title: string, owner = 'SRE', more = '') =>
  `- [ ] ${title}\n  - Owner: ${owner}\n  - Evidence: drill report\n${more}`

/** Puts an item at the end of the first horizon. */
const added = (...items: readonly string[]): Change => [
  '  - Evidence: scheduled check script + alerting config\n',
  `  - Evidence: scheduled check script + alerting config\n${items.join('')}`,
]

const SCAN_LINES = `${SCAN} across repo and rotate exposed credentials.
  - Owner: Security + Platform
  - Evidence: scan report + rotation checklist
`
const GATES_LINES = `${GATES}: unit tests, smoke tests, runtime import checks, migration check.
  - Owner: Dev Lead + QA
  - Evidence: workflow files + passing run links
`
const QUEUE_HEADING = '## Current Session Queue (next 5)'
const archive = (...items: readonly string[]): Change => [
  QUEUE_HEADING,
  `## Archive\n\n${items.join('')}\n${QUEUE_HEADING}`,
]

const ENTRIES = [
  'Add CI runtime import/dependency validation for `instrument_registry`.',
  'Add repo-level secret scan workflow and baseline suppression policy.',
  'Create `comms_service` and `message_service` responsibility contract doc.',
  'Add daily synthetic critical-flow check script and schedule.',
  'Prepare release signoff checklist template with required approvers.',
]
const list = (entries: readonly string[]) =>
  entries.map((entry, at) => `${at + 1}. ${entry}\n`).join('')
/** The queue in another order; numbers are those of today, words are new entries. */
const queued = (...entries: readonly (number | string)[]): Change => [
  list(ENTRIES),
  list(entries.map((entry) => (typeof entry === 'number' ? (ENTRIES[entry - 1] ?? '') : entry))),
]

function mergeCase(
  name: string,
  ours: readonly Change[],
  theirs: readonly Change[],
  merged: readonly Change[] | null,
): MergeCase {
  return {
    name,
    ours: edited(ours),
    theirs: edited(theirs),
    merged: merged && edited(merged),
  }
}

const crlf = (text: string) => text.replaceAll('\n', '\r\n')

/** What conflicts where nobody knows what the text means. */
export const PLAIN_CONFLICTS: readonly MergeCase[] = [
  mergeCase('two days of the last update', [dated('20')], [dated('21')], [dated('21')]),
  mergeCase(
    'two sessions on two days',
    [dated('20'), ticked(GATES, '~')],
    [dated('19'), ticked(SLO)],
    [dated('20'), ticked(GATES, '~'), ticked(SLO)],
  ),
  mergeCase(
    'evidence of one item, the checkbox of the next',
    [shown(RUNS, A)],
    [ticked(SCAN)],
    [shown(RUNS, A), ticked(SCAN)],
  ),
  mergeCase('two records for one item', [shown(RUNS, A)], [shown(RUNS, B)], [shown(RUNS, B, A)]),
  mergeCase(
    'records from both sides beside one that is there',
    [shown(RUNS, A, C)],
    [shown(RUNS, B)],
    [shown(RUNS, B, C, A)],
  ),
  mergeCase(
    'the checkbox and the owner of one item',
    [ticked(GATES)],
    [['Owner: Dev Lead + QA\n', 'Owner: Platform\n']],
    [ticked(GATES), ['Owner: Dev Lead + QA\n', 'Owner: Platform\n']],
  ),
  mergeCase('done here, in progress there', [ticked(SCAN)], [ticked(SCAN, '~')], [ticked(SCAN)]),
  mergeCase(
    'a new title here, done there',
    [[`${SCAN} across repo`, `${SCAN} across all repositories`]],
    [ticked(SCAN)],
    [[`${SCAN} across repo`, `${SCAN.replace('[ ]', '[x]')} across all repositories`]],
  ),
  mergeCase(
    'an entry dropped from the queue, two others swapped',
    [queued(1, 3, 4, 5)],
    [queued(1, 2, 3, 5, 4)],
    [queued(1, 3, 5, 4)],
  ),
  mergeCase(
    'swaps in the queue that touch',
    [queued(2, 1, 3, 4, 5)],
    [queued(1, 3, 2, 4, 5)],
    null,
  ),
  mergeCase(
    'an entry added to the queue on both sides',
    [queued(1, 2, 3, 4, 5, 'Rehearse the failover.')],
    [queued(1, 2, 3, 4, 5, 'Book the drill room.')],
    [queued(1, 2, 3, 4, 5, 'Book the drill room.', 'Rehearse the failover.')],
  ),
  mergeCase(
    'two new items at one place',
    [added(newItem('Rehearse the failover.'))],
    [added(newItem('Alert on backups.'))],
    [added(newItem('Alert on backups.'), newItem('Rehearse the failover.'))],
  ),
  mergeCase(
    'one new item on both sides, with evidence on one',
    [added(newItem('Rehearse the failover.', 'SRE', `    - ${A}\n`))],
    [added(newItem('Rehearse the failover.', 'SRE', `    - ${B}\n`))],
    [added(newItem('Rehearse the failover.', 'SRE', `    - ${B}\n    - ${A}\n`))],
  ),
  mergeCase(
    'a new item before one that is ticked',
    [[SCAN, `${newItem('Rehearse the failover.')}${SCAN}`]],
    [ticked(SCAN)],
    [[SCAN, `${newItem('Rehearse the failover.')}${SCAN.replace('[ ]', '[x]')}`]],
  ),
  mergeCase(
    'archived here, done there',
    [[SCAN_LINES, ''], archive(SCAN_LINES)],
    [ticked(SCAN)],
    [[SCAN_LINES, ''], archive(SCAN_LINES.replace('[ ]', '[x]'))],
  ),
  mergeCase(
    'archived here, evidence there',
    [[SCAN_LINES, ''], archive(SCAN_LINES)],
    [shown(REPORT, A)],
    [[SCAN_LINES, ''], archive(`${SCAN_LINES}    - ${A}\n`)],
  ),
  mergeCase(
    'archived here, its neighbour edited there',
    [[SCAN_LINES, ''], archive(SCAN_LINES)],
    [shown(RUNS, A)],
    [[SCAN_LINES, ''], archive(SCAN_LINES), shown(RUNS, A)],
  ),
  mergeCase(
    'an archive made on both sides',
    [[SCAN_LINES, ''], archive(SCAN_LINES)],
    [[GATES_LINES, ''], archive(GATES_LINES)],
    [[`${GATES_LINES}${SCAN_LINES}`, ''], archive(GATES_LINES, SCAN_LINES)],
  ),
  mergeCase(
    'deferred here, evidence there',
    [ticked(SCAN, '-'), [`  - Evidence: ${REPORT}\n`, `  - Evidence: ${REPORT}\n${DEFERRED}`]],
    [shown(REPORT, A)],
    [
      ticked(SCAN, '-'),
      [`  - Evidence: ${REPORT}\n`, `  - Evidence: ${REPORT}\n    - ${A}\n${DEFERRED}`],
    ],
  ),
  {
    name: 'all line ends rewritten here, an item edited there',
    ours: crlf(PLAN),
    theirs: edited([ticked(FIRST, '~'), shown(RULE, B)]),
    merged: crlf(edited([ticked(FIRST, '~'), shown(RULE, B)])),
  },
]

/** What git merges by itself. */
export const PLAIN_MERGES: readonly MergeCase[] = [
  mergeCase(
    'one day on both sides',
    [dated('20'), ticked(GATES)],
    [dated('20'), ticked(SLO)],
    [dated('20'), ticked(GATES), ticked(SLO)],
  ),
  mergeCase(
    'the checkboxes of neighbours',
    [ticked(GATES)],
    [ticked(SCAN)],
    [ticked(GATES), ticked(SCAN)],
  ),
  mergeCase(
    'the same evidence on both sides',
    [shown(RUNS, A)],
    [shown(RUNS, A)],
    [shown(RUNS, A)],
  ),
  mergeCase(
    'the checkbox and the evidence of one item',
    [ticked(GATES)],
    [shown(RUNS, A)],
    [ticked(GATES), shown(RUNS, A)],
  ),
  mergeCase(
    'one rotation of the queue on both sides',
    [queued(2, 3, 4, 5, 1)],
    [queued(2, 3, 4, 5, 1)],
    [queued(2, 3, 4, 5, 1)],
  ),
  mergeCase(
    'swaps in the queue that are far apart',
    [queued(2, 1, 3, 4, 5)],
    [queued(1, 2, 3, 5, 4)],
    [queued(2, 1, 3, 5, 4)],
  ),
  mergeCase(
    'edits of items two apart',
    [shown(RULE, B)],
    [ticked(SCAN)],
    [shown(RULE, B), ticked(SCAN)],
  ),
  mergeCase(
    'the queue and a checkbox',
    [queued(5, 1, 2, 3, 4)],
    [ticked(CHECKS)],
    [queued(5, 1, 2, 3, 4), ticked(CHECKS)],
  ),
  mergeCase(
    'new items in two horizons',
    [added(newItem('Rehearse the failover.'))],
    [['- [ ] Capacity program', `${newItem('Alert on backups.')}- [ ] Capacity program`]],
    [
      added(newItem('Rehearse the failover.')),
      ['- [ ] Capacity program', `${newItem('Alert on backups.')}- [ ] Capacity program`],
    ],
  ),
  mergeCase(
    'the day here, an item there',
    [dated('20')],
    [ticked(SLO, '~')],
    [dated('20'), ticked(SLO, '~')],
  ),
]
