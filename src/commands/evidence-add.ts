import { findItem } from '../plan/address.ts'
import { changeItems } from './change-items.ts'
import { argument, defineCommand, manyArguments, option } from './command.ts'
import { giveEvidence, givenProbes } from './give-evidence.ts'
import { item, reference, text, until } from './values.ts'

export const evidenceAdd = defineCommand({
  name: 'evidence add',
  summary: 'Record what was shown for an item, leaving its status alone',
  examples: [
    'harden evidence add I5 docs/runbook.md',
    'harden evidence add M5 docs/drill.md --expires 31d',
  ],
  writes: true,
  words: {
    arguments: {
      item: argument('the item the evidence is for', item),
      evidence: manyArguments('files, folders, commits, URLs or words', reference),
    },
    options: {
      expires: option('--expires', 'last day it counts: a date, or a period such as 90d', until),
      note: option('--note', 'words to write behind it', text),
    },
  },
  probes: (_plan, given) => givenProbes(given),
  decide: (plan, { item: wanted, ...given }, facts) => {
    const { item: proved } = findItem(plan, wanted)
    const { edit, notices } = giveEvidence(plan, proved, given, facts)
    return changeItems(plan, facts, { handles: [proved.handle], edits: [edit], notices })
  },
})
