import type { PlanCommand } from '../commands/command.ts'
import { item } from '../commands/values.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { historyIn } from './past.ts'
import type { Scene } from './scene.ts'

/** A command's words, with the items in them called as the plan calls them now. */
export interface Followed {
  readonly input: Readonly<Record<string, unknown>>
  /** One sentence for each item that has another name now. */
  readonly notices: readonly string[]
}

/**
 * Follows handles that no longer match to the items they stood for.
 *
 * Only where a word for an item is a handle that names nothing in the plan is
 * its history read; what that does not know either, the command refuses itself.
 *
 * @throws HardenError (exit 3) for a handle whose item was removed from the plan.
 */
export async function followReferences(
  command: PlanCommand,
  input: Readonly<Record<string, unknown>>,
  scene: Scene,
): Promise<Followed> {
  const names = itemWords(command)
  const references = names.flatMap((name) => referencesIn(input[name]))
  const followed = references.length === 0 ? NONE : await follow(references, scene)
  if (followed.size === 0) return { input, notices: [] }
  const replaced = (given: unknown) => followed.get(given as string)?.handle ?? given
  const replacements = names.map((name) => {
    const given = input[name]
    return [name, Array.isArray(given) ? given.map(replaced) : replaced(given)] as const
  })
  return {
    input: { ...input, ...Object.fromEntries(replacements) },
    notices: [...followed.values()].map(({ notice }) => notice),
  }
}

/** By the reference as it was given. */
type Names = ReadonlyMap<string, { readonly handle: string; readonly notice: string }>

const NONE: Names = new Map()

/** The names of the words that are items of the plan. */
function itemWords({ words }: PlanCommand): string[] {
  const all = [...Object.entries(words.arguments ?? {}), ...Object.entries(words.options ?? {})]
  return all.flatMap(([name, { value }]) => (value === item ? [name] : []))
}

function referencesIn(given: unknown): string[] {
  const references: unknown[] = Array.isArray(given) ? given : [given]
  return references.filter((each) => typeof each === 'string')
}

async function follow(references: readonly string[], scene: Scene): Promise<Names> {
  const { findFormer, isStale } = await import('../commands/former.ts')
  const { plan } = scene
  const stale = references.filter((reference) => isStale(plan, reference))
  if (stale.length === 0) return NONE
  const { timeline } = await historyIn(scene)
  const names = new Map<string, { handle: string; notice: string }>()
  for (const reference of timeline === null ? [] : stale) {
    const former = timeline && findFormer(plan, timeline, reference)
    if (!former) continue
    if (!former.life.present) throw removed(reference, former.notice)
    names.set(reference, { handle: former.life.name.handle, notice: former.notice })
  }
  return names
}

function removed(reference: string, notice: string): HardenError {
  return new HardenError({
    code: 'no-such-item',
    exit: EXIT.notFound,
    message: `Unexpected address “${reference}”, expected an item of the plan: ${notice}`,
    mend: `harden log ${reference}`,
  })
}
