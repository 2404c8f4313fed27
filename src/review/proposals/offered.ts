import { checkReference } from '../../evidence/index.ts'
import { shortId } from '../../evidence/wording.ts'
import { lookUp } from '../../plan/address.ts'
import type { Item } from '../../plan/model.ts'
import { isOpen } from '../../plan/status.ts'
import type { Offer } from '../facts.ts'
import { proofOf } from '../proof.ts'
import type { Proposer } from '../proposal.ts'

/** Evidence that commits of the period name for what is open or unproven: a proposal an item. */
export const offered: Proposer = ({ plan, facts }) => {
  const wanting = new Map<Item, { references: Set<string>; from: Set<string> }>()
  for (const offer of facts.offers) {
    for (const item of itemsOf(offer)) {
      const references = offer.references.filter((reference) => isNews(item, reference))
      if (references.length === 0) continue
      const known = wanting.get(item) ?? { references: new Set(), from: new Set() }
      for (const reference of references) known.references.add(reference)
      wanting.set(item, { ...known, from: known.from.add(sourceOf(offer)) })
    }
  }
  return [...wanting].map(([item, { references, from }]) => ({
    kind: 'add-evidence',
    item: item.handle,
    text: `Add ${[...references].join(' and ')} as evidence for ${item.code}.`,
    reason: `named by ${[...from].join(' and ')}`,
    call: { command: 'evidence add', item: item.handle, references: [...references] },
  }))

  function itemsOf({ items }: Offer): Item[] {
    const found = items.flatMap((name) => {
      const looked = lookUp(plan, name)
      return looked.kind === 'found' ? [looked.item] : []
    })
    return [...new Set(found)].filter(
      (item) =>
        isOpen(item, facts.today, facts.lapsed) ||
        (item.status === 'completed' && proofOf(item, facts).verdict !== 'proven'),
    )
  }

  /** True for evidence that would be taken, and is not there. */
  function isNews(item: Item, reference: string): boolean {
    const { record } = checkReference(reference, facts.findings, facts.policy.allowances)
    return record !== null && !item.evidence.records.some(({ target }) => target === record.target)
  }
}

function sourceOf({ commit, day }: Offer): string {
  return `commit ${shortId(commit)} of ${day}`
}
