import { collapse } from '../markdown/inline.ts'
import { findItem } from '../plan/address.ts'
import type { Edit } from '../plan/change.ts'
import type { Item, Plan, ReliabilityStatement, RiskStatement } from '../plan/model.ts'
import { setField, UNCHANGED } from '../plan/write.ts'
import { spellRisk } from '../risk/statement.ts'
import { changeItems } from './change-items.ts'
import type { InputOf } from './command.ts'
import { argument, defineCommand, option } from './command.ts'
import { availability, detection, duration, interval, level, users } from './risk-values.ts'
import { item, text, usage } from './values.ts'

const words = {
  arguments: { item: argument('the item whose risk it is', item) },
  options: {
    impact: option('--impact', 'how bad it would be', level),
    likelihood: option('--likelihood', 'how likely it is; else by the horizon', level),
    detection: option('--detection', 'whether somebody would notice', detection),
    detect: option('--detect', 'in numbers: how long until somebody notices', duration),
    repair: option('--repair', 'how long until it is mended then', duration),
    users: option('--users', 'what share of the users it hits', users),
    every: option('--every', 'how long from one time to the next', interval),
    target: option('--target', 'availability aimed at, where not that of the plan', availability),
    reason: option('--reason', 'why; what stands there stays unless another is given', text),
  },
} as const

type Input = InputOf<typeof words>

export const riskSet = defineCommand({
  name: 'risk set',
  summary: 'State the risk of an item: in levels, or in numbers as an outage',
  description:
    'Writes the field `Risk:`, or replaces what it says. Either --impact, with --likelihood and --detection where they are known, or all of --detect, --repair, --users and --every: the minutes that such outages cost a year, as a share of what the availability aimed at leaves, give the band.',
  examples: [
    'harden risk set I3 --impact very-high --likelihood high --detection none --reason "live keys"',
    'harden risk set I5 --detect 30m --repair 4h --users 50% --every 90d',
  ],
  writes: true,
  words,
  decide: (plan, input, facts) => {
    const { item: changed } = findItem(plan, input.item)
    const statement = statementOf(input, changed)
    return changeItems(plan, facts, {
      handles: [changed.handle],
      edits: [setRisk(plan, changed, statement)],
    })
  },
})

/** @throws HardenError (usage) for neither form, both, or half of one. */
function statementOf(input: Input, { risk }: Item): RiskStatement {
  const { impact, likelihood, detection } = input
  const reason = input.reason === null ? null : collapse(input.reason)
  const note = reason ?? risk?.value.note ?? null
  const reliability = outageOf(input)
  const hasLevels = impact !== null || likelihood !== null || detection !== null
  if (reliability !== null && hasLevels) {
    throw usage('Unexpected levels beside an outage in numbers, expected one form', MEND)
  }
  if (reliability === null && impact === null) {
    throw usage(
      hasLevels ? 'levels need --impact' : 'expected --impact, or an outage in numbers',
      MEND,
    )
  }
  return { impact, likelihood, detection, reliability, note }
}

const MEND = 'see `harden risk set --help`'

function outageOf(input: Input): ReliabilityStatement | null {
  const { detect, repair, users, every, target } = input
  const given = { detect, repair, users, every, target }
  if (Object.values(given).every((each) => each === null)) return null
  if (detect !== null && repair !== null && users !== null && every !== null) {
    return { detect, repair, users, every, target }
  }
  const missing = (['detect', 'repair', 'users', 'every'] as const)
    .filter((name) => given[name] === null)
    .map((name) => `--${name}`)
  throw usage(`an outage in numbers needs ${missing.join(', ')} too`, MEND)
}

/** What says the same already stays as it is spelled, unless something in it cannot be read. */
function setRisk(plan: Plan, changed: Item, statement: RiskStatement): Edit {
  const isSaid =
    changed.risk !== null &&
    JSON.stringify(ordered(changed.risk.value)) === JSON.stringify(ordered(statement))
  return isSaid && !isFaulty(plan, changed)
    ? UNCHANGED
    : setField(plan, changed, 'Risk', spellRisk(statement))
}

function ordered({ impact, likelihood, detection, reliability, note }: RiskStatement) {
  const { detect, repair, users, every, target } = reliability ?? {}
  return [impact, likelihood, detection, detect, repair, users, every, target, note]
}

function isFaulty({ diagnostics }: Plan, { handle }: Item): boolean {
  return diagnostics.some(({ code, item: about }) => code === 'bad-risk' && about === handle)
}
