import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { verifyRecord } from '../evidence/index.ts'
import { shellWord } from '../evidence/wording.ts'
import { findItem } from '../plan/address.ts'
import type { Item, Plan } from '../plan/model.ts'
import { holdingRecords, LAPSED_STATES } from '../plan/proof.ts'
import { setStatus } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import type { Facts } from './command.ts'
import { defineCommand, option, optionalArgument, options } from './command.ts'
import { logToCome, partialNotice, refuseShort, refuseUnknownHorizons } from './demands.ts'
import { giveEvidence, givenProbes, looksLikeEvidence } from './give-evidence.ts'
import { GIVING_OPTIONS, networkForReferences } from './online-options.ts'
import { recordProbes } from './record-probes.ts'
import { captureFirst, captureFor, RUN_OPTIONS } from './run-options.ts'
import { markAfter } from './set-status.ts'
import { item, reference, text, until } from './values.ts'

export const done = defineCommand({
  name: 'done',
  summary: 'Complete an item with its evidence',
  description:
    'Without an item it completes the only one in progress. At least one piece of evidence is needed, given now or there already, and every one given must pass its check before anything is written; what is missing of the requirement is told, and refused where the configuration says strictCoverage. With --run a command is run first, and its output becomes evidence: a log in docs/evidence beside the plan.',
  examples: [
    'harden done -e .github/workflows/ci.yml',
    'harden done I5 -e docs/runbook.md -e 1a2b3c4',
    'harden done M5 -e docs/drill.md --expires 31d',
    "harden done I2 --run 'npm test' --timeout 30m",
  ],
  writes: true,
  words: {
    arguments: { item: optionalArgument('the item; else the only one in progress', item) },
    options: {
      evidence: options(
        '-e, --evidence',
        'a file, folder, commit, URL or words; once for each',
        reference,
      ),
      expires: option('--expires', 'last day it counts: a date, or a period such as 90d', until),
      note: option('--note', 'words to write behind it', text),
      ...RUN_OPTIONS,
      ...GIVING_OPTIONS,
    },
  },
  probes: (plan, given, facts) => [
    ...givenProbes(given, facts),
    ...recordProbes([finishedItem(plan, given)], facts),
  ],
  network: (_plan, { evidence, ...input }, facts) => networkForReferences(evidence, input, facts),
  decide: (plan, given, facts) => {
    const { policy, today } = facts
    refuseUnknownHorizons(plan, policy)
    const finished = finishedItem(plan, given)
    refuseOpenSteps(finished)
    const capture = captureFor(plan, finished, given)
    if (given.evidence.length === 0 && capture === null) refuseUnproven(finished, facts)
    const { edit, records, notices } = giveEvidence(plan, finished, given, facts)
    const shown = [...holdingRecords(finished, facts), ...records]
    refuseShort(plan, finished, capture ? [...shown, logToCome(capture, today)] : shown, policy)
    if (capture !== null) return captureFirst(plan, finished, capture, facts)
    const mark = markAfter(finished, 'done')
    const ticked = mark === null ? [] : [setStatus(plan, finished, mark)]
    return changeItems(plan, facts, {
      handles: [finished.handle],
      edits: [...ticked, edit],
      notices: [...notices, ...partialNotice(finished, shown)],
    })
  },
})

function finishedItem(plan: Plan, { item: wanted, evidence }: Wanted): Item {
  return wanted === null
    ? onlyInProgress(plan)
    : findItem(plan, wanted, meantBy(wanted, evidence)).item
}

interface Wanted {
  readonly item: string | null
  readonly evidence: readonly string[]
}

/** Whoever names a file in the item's place left out its `-e`. */
function meantBy(wanted: string, evidence: readonly string[]): string | undefined {
  if (!looksLikeEvidence(wanted)) return undefined
  return ['harden done', ...[...evidence, wanted].map(shellWord)].join(' -e ')
}

function onlyInProgress({ items }: Plan): Item {
  const started = items.filter(({ status }) => status === 'in-progress')
  const [only] = started
  if (only !== undefined && started.length === 1) return only
  throw new HardenError({
    code: started.length === 0 ? 'nothing-in-progress' : 'several-in-progress',
    exit: EXIT.notFound,
    message:
      started.length === 0
        ? 'No item is in progress'
        : `Several items are in progress: ${started.map(({ code, title }) => `${code} ${title.value}`).join('; ')}`,
    mend: `name the item: \`harden done ${only?.code ?? '<item>'} -e <ref>\``,
  })
}

function refuseOpenSteps({ code, steps }: Item): void {
  const open = steps.filter((step) => !step.done)
  if (open.length === 0) return
  throw new HardenError({
    code: 'open-steps',
    exit: EXIT.refused,
    message: `${code} has open steps: ${open.map(({ text }) => text.value).join('; ')}`,
    mend: 'tick them in the plan when they are done, then try again',
  })
}

/** Without new evidence, one record that is there must still hold. */
function refuseUnproven({ code, evidence }: Item, { findings, today, policy }: Facts): void {
  const { records, required } = evidence
  const verdicts = records.map((record) => verifyRecord(record, findings, today, policy.allowances))
  if (verdicts.some(({ state }) => !LAPSED_STATES.has(state))) return
  const [lapsed] = verdicts
  throw new HardenError({
    code: 'no-evidence',
    exit: EXIT.refused,
    message:
      lapsed === undefined
        ? `${code} has no evidence${required === null ? '' : `, expected ${required.value}`}`
        : `${code} has no evidence that holds: ${lapsed.reason}`,
    mend: `harden done ${code} -e <file, commit or URL>`,
  })
}
