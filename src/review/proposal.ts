import type { Plan } from '../plan/model.ts'
import type { QueueRemark } from '../risk/queue-remark.ts'
import type { ReviewScene } from './facts.ts'

/** One change that a review proposes. */
export interface Proposal {
  readonly kind: ProposalKind
  /** Handle of the item it is about; null for the queue. */
  readonly item: string | null
  /** What is proposed: one sentence with a full stop. */
  readonly text: string
  /** Why: a sentence without a full stop. */
  readonly reason: string
  readonly call: Call
  /** What it does to entries of the queue, one reason each. */
  readonly remarks?: readonly QueueRemark[]
  /** Tells on which earlier proposals it rests; on none unless told. */
  readonly restsOn?: (earlier: Proposal) => boolean
}

export const PROPOSAL_KINDS = [
  'add-evidence',
  'reopen',
  'close',
  'stop',
  'move',
  'drop-entry',
  'rerank',
] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

/** The single command that does the same. Items are named by handles, which survive all of these. */
export type Call =
  | {
      readonly command: 'evidence add'
      readonly item: string
      readonly references: readonly string[]
    }
  | { readonly command: 'done' | 'reopen' | 'stop'; readonly item: string }
  /** To the end of the horizon of this name. */
  | { readonly command: 'move'; readonly item: string; readonly horizon: string }
  /** Counted from one. */
  | { readonly command: 'queue drop'; readonly position: number }
  | { readonly command: 'rerank' }

export interface NumberedProposal extends Proposal {
  /** From one. */
  readonly n: number
  /** Numbers of those without which it makes no sense. */
  readonly needs: readonly number[]
}

/**
 * One source of proposals.
 *
 * @param scene the plan as all the proposals so far would leave it. @param original the plan as it is.
 */
export type Proposer = (scene: ReviewScene, original: Plan) => readonly Proposal[]
