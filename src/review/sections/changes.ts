import type { Dated, Story } from '../../history/period.ts'
import { storiesIn } from '../../history/period.ts'
import type { Change } from '../../plan/change.ts'
import type { Plan } from '../../plan/model.ts'
import type { ReviewScene } from '../facts.ts'
import type { ItemLine } from '../item-line.ts'
import { goneLine, liner } from '../item-line.ts'

/** Something that became of an item, and who did it. */
export interface Happening extends ItemLine {
  readonly day: string
  /** Empty for what is not committed yet. */
  readonly by: string
}

/** An item that was put off to a later horizon. */
export interface Slip extends Happening {
  readonly from: string
  readonly to: string
}

/** What the period made of the items: each as it was before against what it is now. */
export interface Changes {
  readonly completed: readonly Happening[]
  /** Taken up again after they were completed, or before their deferral ended. */
  readonly reopened: readonly Happening[]
  readonly deferred: readonly Happening[]
  readonly slipped: readonly Slip[]
  readonly added: readonly Happening[]
  readonly removed: readonly Happening[]
}

export function changesIn({ plan, facts }: ReviewScene): Changes {
  const { timeline, period } = facts
  const stories = timeline === null ? [] : storiesIn(timeline, period.contains)
  const tell = teller(plan)
  const became = (status: Story['after'], isNews: (story: Story) => boolean) =>
    stories
      .filter((story) => story.after === status && isNews(story))
      .flatMap((story) => tell(story, lastTo(story, status)))
  return {
    completed: became('completed', ({ before }) => before !== 'completed'),
    reopened: stories
      .filter(({ after }) => after === 'not-started' || after === 'in-progress')
      .flatMap((story) => tell(story, reopening(story))),
    deferred: became('deferred', ({ before }) => before !== 'deferred'),
    slipped: stories.flatMap((story) => slipOf(story, plan, tell)),
    added: stories
      .filter(({ before, after }) => before === null && after !== null)
      .flatMap((story) =>
        tell(
          story,
          story.told.find(({ change }) => change.kind === 'added'),
        ),
      ),
    removed: stories
      .filter(({ before, after }) => before !== null && after === null)
      .flatMap((story) => tell(story, story.told.findLast(isRemoval))),
  }
}

type Tell = (story: Story, dated: Dated | undefined) => Happening[]

function teller(plan: Plan): Tell {
  const line = liner(plan)
  const items = new Map(plan.items.map((item) => [item.handle, item]))
  return ({ life }, dated) => {
    if (dated === undefined) return []
    const item = life.present ? items.get(life.name.handle) : undefined
    const named = item === undefined ? goneLine(life.name) : line(item)
    return [{ ...named, day: dated.revision.day, by: dated.revision.author }]
  }
}

/** What gave the item the status; an item may also have come with it. */
function lastTo({ told }: Story, status: Story['after']): Dated | undefined {
  return (
    told.findLast(({ change }) => change.kind === 'status' && change.after === status) ??
    told.findLast(({ change }) => change.kind === 'added')
  )
}

function reopening({ told }: Story): Dated | undefined {
  return told.findLast(
    ({ change }) =>
      change.kind === 'status' &&
      (change.before === 'completed' || change.before === 'deferred') &&
      (change.after === 'not-started' || change.after === 'in-progress'),
  )
}

function isRemoval({ change }: Dated): boolean {
  return change.kind === 'removed'
}

type Moved = Extract<Change, { kind: 'moved' }>

/** Later than where the period found it; what came back in time did not slip. */
function slipOf(story: Story, { horizons }: Plan, tell: Tell): Slip[] {
  if (story.after === null) return []
  const moves = story.told.filter(({ change }) => change.kind === 'moved')
  const [first, last] = [moves[0], moves.at(-1)]
  if (first === undefined || last === undefined) return []
  const from = (first.change as Moved).before.horizon
  const to = (last.change as Moved).after.horizon
  const place = (name: string) => horizons.findIndex((horizon) => horizon.name === name)
  if (place(from) < 0 || place(to) <= place(from)) return []
  return tell(story, last).map((happening) => ({ ...happening, from, to }))
}
