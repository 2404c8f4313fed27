import type { ReviewScene } from '../facts.ts'
import type { Call, NumberedProposal, Proposer } from '../proposal.ts'
import { close } from './close.ts'
import { dropEntry } from './drop-entry.ts'
import { move } from './move.ts'
import { offered } from './offered.ts'
import { reopen } from './reopen.ts'
import { rerank } from './rerank.ts'
import { stop } from './stop.ts'

/** In the order in which they are proposed and applied: each sees what those before it leave. */
const PROPOSERS: readonly Proposer[] = [offered, reopen, close, stop, move, dropEntry, rerank]

/** Makes of a scene what these calls, in this order, make of it. */
export type Carry = (scene: ReviewScene, calls: readonly Call[]) => ReviewScene

/** What a review proposes, and the plan as it would be with all of it. */
export interface Proposed {
  readonly proposals: readonly NumberedProposal[]
  readonly after: ReviewScene
}

/**
 * Everything a review proposes, numbered from one.
 *
 * Whoever accepts it all and asks again is proposed nothing: each proposer looks at the plan as
 * the ones before it leave it.
 */
export function proposalsFor(scene: ReviewScene, carry: Carry): Proposed {
  const proposals: NumberedProposal[] = []
  let after = scene
  for (const proposer of PROPOSERS) {
    const found = proposer(after, scene.plan).map(
      ({ restsOn = () => false, ...proposal }, at): NumberedProposal => ({
        ...proposal,
        n: proposals.length + at + 1,
        needs: proposals.filter(restsOn).map(({ n }) => n),
      }),
    )
    proposals.push(...found)
    after = carry(
      after,
      inOrder(found).map(({ call }) => call),
    )
  }
  return { proposals, after }
}

/** As they are to be applied: entries of the queue from its end, so that numbers keep their meaning. */
export function inOrder<P extends { readonly call: Call }>(proposals: readonly P[]): P[] {
  const isDrop = ({ call }: P) => call.command === 'queue drop'
  const drops = proposals.filter(isDrop)
  return proposals.flatMap((each) => (isDrop(each) ? drops.splice(-1) : [each]))
}
