import type { RiskStatement } from '../plan/model.ts'

/** Words that hint at a risk, what they hint at, and why. */
export interface RiskWords {
  /** Any of them; of several joined by `+` all are needed. Endings do not matter. */
  readonly words: string
  /** True for words that say in a requirement how something is shown, and not what it is about. */
  readonly titleAlone?: boolean
  readonly says: Partial<Pick<RiskStatement, 'impact' | 'likelihood' | 'detection'>>
  readonly reason: string
}

/**
 * What words in titles and requirements may say about a risk. Nothing is ever ranked by
 * them: they make proposals, and a person decides.
 */
export const RISK_WORDS: readonly RiskWords[] = [
  {
    words: 'secret credential password api+key',
    says: { impact: 'very-high', detection: 'none' },
    reason: 'whoever holds it is in, and nobody notices',
  },
  {
    words: 'exposed leaked public',
    says: { likelihood: 'high' },
    reason: 'what lies open can be used today',
  },
  {
    words: 'vulnerability vuln cve unpatched',
    says: { impact: 'high', likelihood: 'high' },
    reason: 'known holes are looked for by machines',
  },
  {
    words: 'backup restore recovery',
    says: { impact: 'very-high', detection: 'none' },
    reason: 'lost data stays lost, and a bad copy shows when it is needed',
  },
  {
    words: 'migration',
    says: { impact: 'very-high' },
    reason: 'a change of data that goes wrong stops everything on it',
  },
  {
    words: 'rollback revert',
    says: { impact: 'high' },
    reason: 'without a way back an outage lasts until one is found',
  },
  {
    words: 'failover multi+zone disaster rto rpo',
    says: { impact: 'very-high' },
    reason: 'with a zone goes everything in it',
  },
  {
    words: 'auth authentication authorization identity mtls jwt login permission',
    says: { impact: 'very-high' },
    reason: 'who gets past it acts as somebody else',
  },
  {
    words: 'encrypt encryption tls certificate',
    says: { impact: 'high' },
    reason: 'what can be read is read, and an expired certificate stops all',
  },
  {
    words: 'payment billing trading trade settlement ledger money',
    says: { impact: 'very-high' },
    reason: 'mistakes cost money at once',
  },
  {
    words: 'live customer business',
    says: { impact: 'high' },
    reason: 'users meet it first',
  },
  {
    words: 'pii gdpr privacy personal',
    says: { impact: 'high', detection: 'partial' },
    reason: 'what got out cannot be taken back',
  },
  {
    words: 'scaling autoscaling capacity load peak',
    says: { impact: 'high' },
    reason: 'too much load stops everything at once',
  },
  {
    words: 'timeout retry circuit+breaker bulkhead resilience',
    says: { impact: 'high', likelihood: 'high' },
    reason: 'one slow service takes the others along',
  },
  {
    words: 'incident runbook outage on+call',
    says: { impact: 'high' },
    reason: 'an outage lasts while people look for what to do',
  },
  {
    words: 'ci gate smoke e2e regression',
    titleAlone: true,
    says: { likelihood: 'high' },
    reason: 'what is not tested breaks with some release',
  },
  {
    words: 'monitoring alert observability dashboard anomaly daily+check slo',
    says: { detection: 'none' },
    reason: 'until it is there nobody is told',
  },
  {
    words: 'docs documentation contract governance',
    titleAlone: true,
    says: { impact: 'low' },
    reason: 'words that are missing stop nothing by themselves',
  },
]
