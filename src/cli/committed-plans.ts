import type { CommittedPlan } from '../commands/command.ts'
import { usage } from '../commands/values.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import type { Git } from '../ports/git.ts'
import { pathsIn } from './history.ts'
import type { Scene } from './scene.ts'

/**
 * The plan as it is in each of the commits, under whatever name it has there.
 *
 * Names go to git on its input, one a line, where nothing is an option; one
 * that begins with a dash is refused all the same, for no commit is called so.
 *
 * @throws HardenError for a name of no commit, and for a commit without the plan.
 */
export async function committedPlans(
  names: readonly string[],
  scene: Scene,
): Promise<Map<string, CommittedPlan>> {
  const { place, ports } = scene
  const git = await ports.git(place.root ?? ports.paths.directoryOf(place.file))
  const commits = commitsNamed(names, git)
  let contents = git.contents(commits.map((commit) => `${commit}:${place.name}`))
  if (contents.includes(null)) {
    const paths = await pathsIn(scene)
    contents = commits.map((commit) => firstContent(commit, paths, git))
  }
  return new Map(
    names.map((name, at) => {
      const bytes = contents[at]
      const commit = commits[at] ?? ''
      if (!bytes) throw noPlanThere(name, scene)
      return [name, { commit, plan: scene.reader.fromBytes(`${name}:${place.name}`, bytes) }]
    }),
  )
}

function commitsNamed(names: readonly string[], git: Git): string[] {
  const answers = git.objects(names.map((name) => `${name}^{commit}`))
  return names.map((name, at) => {
    const answer = answers[at]
    if (!name.startsWith('-') && answer?.found && answer.type === 'commit') return answer.id
    const why = whyNone(git)
    throw usage(
      `Unexpected revision “${name}”, expected the name of a commit${why === null ? '' : `: ${why}`}`,
      'name one that is here, such as HEAD~3, a branch, a tag or an id',
    )
  })
}

/** Why no name can be that of a commit. */
function whyNone(git: Git): string | null {
  const repository = git.repository()
  if (repository === null) return git.trouble() ?? 'the plan is in no git repository'
  return repository.head === null ? 'nothing was ever committed' : null
}

function firstContent(commit: string, paths: readonly string[], git: Git): Uint8Array | null {
  const contents = git.contents(paths.map((path) => `${commit}:${path}`))
  return contents.find((bytes) => bytes !== null) ?? null
}

function noPlanThere(name: string, { place }: Scene): HardenError {
  return new HardenError({
    code: 'no-plan',
    exit: EXIT.unreadable,
    message: `There is no ${place.name} in ${name}`,
    mend: '`harden log` says since when there is one',
  })
}
