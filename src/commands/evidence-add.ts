import { shellWord } from '../evidence/wording.ts'
import { findItem } from '../plan/address.ts'
import { changeItems } from './change-items.ts'
import { anyArguments, argument, defineCommand, option } from './command.ts'
import { giveEvidence, givenProbes, looksLikeEvidence } from './give-evidence.ts'
import { GIVING_OPTIONS, networkForReferences } from './online-options.ts'
import { captureFirst, captureFor, RUN_OPTIONS } from './run-options.ts'
import { item, reference, text, until, usage } from './values.ts'

export const evidenceAdd = defineCommand({
  name: 'evidence add',
  summary: 'Record what was shown for an item, leaving its status alone',
  examples: [
    'harden evidence add I5 docs/runbook.md',
    'harden evidence add M5 docs/drill.md --expires 31d',
    "harden evidence add I4 --run 'python -m smoke'",
    'harden evidence add S1 https://status.example.com/slo --online --digest',
  ],
  writes: true,
  words: {
    arguments: {
      item: argument('the item the evidence is for', item),
      evidence: anyArguments('files, folders, commits, URLs or words', reference),
    },
    options: {
      expires: option('--expires', 'last day it counts: a date, or a period such as 90d', until),
      note: option('--note', 'words to write behind it', text),
      ...RUN_OPTIONS,
      ...GIVING_OPTIONS,
    },
  },
  probes: (_plan, given, facts) => givenProbes(given, facts),
  network: (_plan, { evidence, ...input }, facts) => networkForReferences(evidence, input, facts),
  decide: (plan, given, facts) => {
    const { item: proved } = findItem(plan, given.item, meantBy(given))
    const capture = captureFor(plan, proved, given)
    if (given.evidence.length === 0 && capture === null) throw nothingGiven()
    const { edit, notices } = giveEvidence(plan, proved, given, facts)
    if (capture !== null) return captureFirst(plan, proved, capture, facts)
    return changeItems(plan, facts, { handles: [proved.handle], edits: [edit], notices })
  },
})

/** Whoever begins with the evidence forgot the item. */
function meantBy({ item, evidence }: { item: string; evidence: readonly string[] }) {
  const words = [item, ...evidence].map(shellWord).join(' ')
  return looksLikeEvidence(item) ? `harden evidence add <item> ${words}` : undefined
}

function nothingGiven() {
  return usage(
    'Unexpected end of the command line, expected evidence',
    "name a file, a commit or a URL, or add --run '<command>'",
  )
}
