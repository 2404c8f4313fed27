import { parse } from 'shell-quote'
import type { PlanCommand } from '../commands/command.ts'
import type { Accepted, Instead } from '../commands/review-command.ts'
import type { ResultOf } from '../commands/schema.ts'
import { usage } from '../commands/values.ts'
import type { Dialogue } from '../ports/dialogue.ts'
import { PLAIN, render } from '../report/render.ts'
import { safe } from '../report/safe.ts'
import { errorReport, noticeReport } from '../report/text/notices.ts'
import { proposalReport } from '../report/text/review-proposals.ts'
import { dayOfInstant } from '../text/dates.ts'
import { refuseSecrets } from './deep-scan.ts'
import { faultOf } from './fault.ts'
import { readCommandLine } from './program.ts'
import { followReferences } from './references.ts'
import type { Request } from './request.ts'
import type { Run } from './session.ts'
import { settle } from './session.ts'

type Proposal = ResultOf<'review'>['proposals'][number]
type Scene = Omit<Run, 'request'>

const ANSWERS = [
  { key: 'a', label: safe('accept') },
  { key: 's', label: safe('skip') },
  { key: 'e', label: safe('edit the command') },
  { key: 'q', label: safe('quit: leave out this one and the rest') },
]

/**
 * Goes through proposals one by one.
 *
 * @returns what was accepted; null where the person interrupted, and nothing is to be done.
 */
export async function walkProposals(
  proposals: readonly Proposal[],
  scene: Scene,
): Promise<Accepted[] | null> {
  const dialogue = await scene.ports.dialogue()
  const accepted: Accepted[] = []
  for (const proposal of proposals) {
    const isPossible = proposal.needs.every((need) => accepted.some(({ n }) => n === need))
    if (!isPossible) continue
    await show(proposal, proposals.length, scene)
    const answer = await askAbout(proposal, dialogue, scene)
    if (answer === null) return null
    if (answer === 'quit') break
    if (answer !== 'skip') accepted.push(answer)
  }
  return accepted
}

async function show(proposal: Proposal, count: number, { ports, settings }: Scene): Promise<void> {
  const { stdout } = ports.terminal
  const screen = settings.plain ? PLAIN : stdout
  await stdout.write(await render(proposalReport(proposal, count), screen))
}

/** Null for Ctrl-C. */
async function askAbout(
  proposal: Proposal,
  dialogue: Dialogue,
  scene: Scene,
): Promise<Accepted | 'skip' | 'quit' | null> {
  for (;;) {
    const key = await dialogue.choose(safe(`Proposal ${proposal.n}`), ANSWERS)
    if (key === null) return null
    if (key === 'q') return 'quit'
    if (key === 's') return 'skip'
    if (key === 'a') return { n: proposal.n, instead: null }
    const instead = await edited(proposal, dialogue, scene)
    if (instead !== null) return { n: proposal.n, instead }
  }
}

/** Another command in place of the proposed one; null where none came of it. */
async function edited(
  { command: line }: Proposal,
  dialogue: Dialogue,
  scene: Scene,
): Promise<Instead | null> {
  let text = line
  for (;;) {
    const answer = await dialogue.edit(safe('Command, or nothing to go back'), safe(text))
    if (answer === null || answer.trim() === '') return null
    text = answer
    try {
      return await readInstead(answer, scene)
    } catch (error) {
      await complain(error, scene)
    }
  }
}

/** Tried on the plan as it is, so that a refusal comes while it can still be mended. */
async function readInstead(line: string, scene: Scene): Promise<Instead> {
  const words = parse(line, (name) => `$${name}`)
  if (!words.every((word) => typeof word === 'string')) {
    throw usage('Unexpected sign of the shell, expected a command of harden', 'quote it')
  }
  const [first, ...rest] = words
  const request = await readCommandLine(first === 'harden' ? rest : words, 80)
  if ('text' in request || !isPossible(request.command)) {
    throw usage('Unexpected command, expected one that changes items or the queue')
  }
  refuseWorldly(request)
  await refuseSecrets(request, async () => scene.policy.allowances)
  const { command } = request
  const { input, notices } = await followed(command, request.input, scene)
  const instead = { command, input: input as never, line: line.trim() }
  await settle({ ...scene, settings: { ...scene.settings, dryRun: true }, request: instead })
  await tell(notices, scene)
  return instead
}

/** Items by the handles they have now: a former one means nothing to the decision at the end. */
function followed(command: PlanCommand, input: Request['input'], scene: Scene) {
  const { ports, place, reader, settings } = scene
  const plan = reader.fromBytes(place.name, ports.files.read(place.file))
  return followReferences(command, input, {
    plan,
    place,
    ports,
    reader,
    today: dayOfInstant(settings.now),
  })
}

/** What stands in place of a proposal is a change of this plan: nothing is run for it, and no host asked. */
function refuseWorldly({ globals, input }: Request): void {
  const option = Object.keys(globals).find((name) => name !== 'input')
  if (option !== undefined || !globals.input) {
    throw usage('Unexpected option for the whole of harden, expected those of the command alone')
  }
  if ((input.run ?? null) !== null || input.online === true) {
    throw usage(
      'Unexpected --run or --online in a review, expected a change alone',
      'give it later',
    )
  }
}

function isPossible(command: {
  readonly needs: string
  readonly writes?: boolean
}): command is PlanCommand {
  return command.needs === 'plan' && command.writes === true
}

async function tell(notices: readonly string[], { ports, settings }: Scene): Promise<void> {
  if (notices.length === 0) return
  const { stderr } = ports.terminal
  await stderr.write(await render(noticeReport(notices), settings.plain ? PLAIN : stderr))
}

async function complain(error: unknown, { ports, settings }: Scene): Promise<void> {
  const { stderr } = ports.terminal
  const report = errorReport(faultOf(error, ports.runtime))
  await stderr.write(await render(report, settings.plain ? PLAIN : stderr))
}
