import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Horizon, Plan, Vacancy } from '../plan/model.ts'

/**
 * The horizon a person means: its letter, its name, or the start of its name.
 *
 * A section that holds no item yet counts too: its first item makes it a horizon.
 *
 * @throws HardenError when none or several are meant.
 */
export function findHorizon(plan: Plan, words: string): Horizon | Vacancy {
  const places = [...plan.horizons, ...plan.vacancies]
  const wanted = words.trim().toLowerCase()
  const byCode = plan.horizons.find(({ code }) => code.toLowerCase() === wanted)
  if (byCode !== undefined) return byCode
  const byName = places.filter(({ name }) => name.toLowerCase() === wanted)
  const found = byName.length > 0 ? byName : places.filter((each) => startsWith(each, wanted))
  if (found.length === 1 && found[0] !== undefined) return found[0]
  throw notOne(plan, words, found.length === 0 ? 'no-such-horizon' : 'ambiguous-horizon')
}

/**
 * The positions of all horizons that a person means, each by its letter or the
 * start of its name; words that mean a section without items add none.
 *
 * @throws HardenError where words mean nothing in the plan.
 */
export function findHorizons(plan: Plan, names: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const words of names) {
    const wanted = words.trim().toLowerCase()
    let isKnown = plan.vacancies.some((each) => startsWith(each, wanted))
    for (const [at, horizon] of plan.horizons.entries()) {
      if (horizon.code.toLowerCase() !== wanted && !startsWith(horizon, wanted)) continue
      found.add(at)
      isKnown = true
    }
    if (!isKnown) throw notOne(plan, words, 'no-such-horizon')
  }
  return found
}

function notOne(plan: Plan, words: string, code: string): HardenError {
  return new HardenError({
    code,
    exit: EXIT.notFound,
    message: `Unexpected horizon "${words}", expected one of ${choices(plan)}`,
    mend: `give its letter or its whole name, such as \`-H ${plan.horizons[0]?.code ?? 'I'}\``,
  })
}

function startsWith({ name }: { readonly name: string }, wanted: string): boolean {
  return wanted !== '' && name.toLowerCase().startsWith(wanted)
}

function choices(plan: Plan): string {
  return [
    ...plan.horizons.map(({ code, name }) => `${code} (${name})`),
    ...plan.vacancies.filter(({ window }) => window !== null).map(({ name }) => name),
  ].join(', ')
}
