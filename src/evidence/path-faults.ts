import { anchorsOf } from './headings.ts'
import type { Judgement } from './kind.ts'
import { fail } from './kind.ts'
import type { PathFinding } from './probe.ts'
import { shellWord } from './wording.ts'

/** Why there is nothing at the path that could be evidence; null when there is. */
export function whyAbsent(path: string, finding: PathFinding): Judgement | null {
  if (finding.outside) {
    return fail(
      `${path} leads out of the repository`,
      'copy it into the repository and `git add` it',
    )
  }
  if (finding.holdsPlan) {
    return fail(`${path} holds the plan, which changes with every record`, 'record another file')
  }
  if (finding.content) return null
  if (finding.disk === null) {
    return fail(`${path} does not exist`, didYouMean(finding) ?? 'create it and `git add` it')
  }
  if (finding.ignored) {
    return fail(
      `${path} is ignored by git, so nobody else will see it`,
      `git add --force ${shellWord(finding.path)}`,
    )
  }
  if (finding.disk === 'other') return fail(`${path} is no file`, 'record a file or a folder')
  return fail(`${path} is not tracked by git`, `git add ${shellWord(finding.path)}`)
}

/** Why what is there shows nothing; null when nothing speaks against it. */
export function whyWorthless(finding: PathFinding, fragment: string | null): Judgement | null {
  const { path, content, text, bytes } = finding
  if (content?.what === 'conflict') {
    return fail(`${path} has an unresolved conflict`, `resolve it and git add ${shellWord(path)}`)
  }
  if (content?.what === 'submodule') {
    return fail(
      `${path} is a submodule, whose content lies elsewhere`,
      'record a URL of that repository',
    )
  }
  if (bytes === 0 || (text !== null && isEmpty(text))) {
    const what = content?.what === 'folder' ? 'holds only empty files' : 'is empty'
    return fail(`${path} ${what}`, `write what was shown into it, then git add ${shellWord(path)}`)
  }
  if (text?.startsWith('version https://git-lfs.github.com/spec/')) {
    return fail(
      `${path} is a Git LFS pointer: its content is not in git`,
      'record a text that states the result, or a URL',
    )
  }
  return fragment === null ? null : whyNoAnchor(finding, fragment)
}

function whyNoAnchor({ path, content, text }: PathFinding, fragment: string): Judgement | null {
  const without = `leave out #${fragment}`
  if (content?.what !== 'file') return fail(`${path} is no file and has no headings`, without)
  if (text === null) return fail(`${path} is no text, so #${fragment} leads nowhere`, without)
  const line = /^L(\d+)(?:C\d+)?(?:-L(\d+)(?:C\d+)?)?$/.exec(fragment)
  if (line) {
    const last = Number(line[2] ?? line[1])
    const count = text.replace(/\r?\n$/, '').split('\n').length
    return last <= count ? null : fail(`${path} has only ${count} lines`, without)
  }
  if (!/\.(md|markdown|mdown|mkdn?|mdx|html?)$/i.test(path)) {
    return fail(`${path} is no Markdown, so #${fragment} leads nowhere`, without)
  }
  const anchors = anchorsOf(text)
  const wanted = fragment.toLowerCase()
  if (anchors.some((anchor) => anchor === fragment || anchor.toLowerCase() === wanted)) return null
  const near =
    anchors.length === 0 ? 'it has no headings' : `it has #${anchors.slice(0, 5).join(', #')}`
  return fail(`${path} has no heading #${fragment}`, `name another heading: ${near}`)
}

/** White space, `{}` and `[]` show nothing. */
function isEmpty(text: string): boolean {
  return /^\s*(?:\{\s*\}|\[\s*\])?\s*$/.test(text)
}

function didYouMean({ near }: PathFinding): string | null {
  return near.length === 0 ? null : `did you mean ${near.slice(0, 3).join(' or ')}?`
}
