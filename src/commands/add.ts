import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { handleOf } from '../plan/address.ts'
import { addItem } from '../plan/write.ts'
import { changeItems } from './change-items.ts'
import { argument, defineCommand, option, requiredOption } from './command.ts'
import { findHorizon } from './find-horizon.ts'
import { riskText } from './risk-values.ts'
import { evidenceText, horizon, owner, text } from './values.ts'

export const add = defineCommand({
  name: 'add',
  summary: 'Add an item at the end of a horizon',
  examples: [
    'harden add "Rotate database passwords" -H short --owner SRE --evidence "rotation log"',
  ],
  writes: true,
  words: {
    arguments: { title: argument('what is to be done', text) },
    options: {
      horizon: requiredOption('-H, --horizon', 'its letter or name', horizon),
      owner: requiredOption('--owner', 'who answers for it; `+` between several', owner),
      evidence: requiredOption('--evidence', 'what must be shown', evidenceText),
      risk: option('--risk', 'such as "impact high, likelihood low"', riskText),
    },
  },
  decide: (plan, { title, horizon: name, owner: owners, evidence, risk }, facts) => {
    const twin = plan.items.find(({ handle }) => handle === handleOf(title))
    if (twin !== undefined) {
      throw new HardenError({
        code: 'duplicate-title',
        exit: EXIT.refused,
        message: `${twin.code} has this title already`,
        mend: `harden show ${twin.code}`,
      })
    }
    const edit = addItem(plan, findHorizon(plan, name), { title, owner: owners, evidence, risk })
    return changeItems(plan, facts, { handles: [handleOf(title)], edits: [edit] })
  },
})
