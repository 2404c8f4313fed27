import type { RemoteName } from './probe.ts'
import { isSameRemote, parseUrl, remoteName } from './remote.ts'

/** What a URL of a code host or a CI host leads to. */
export interface ForgePage {
  readonly what: 'commit' | 'pull-request' | 'run' | 'file'
  /** Null where the host's URLs do not say which repository it belongs to. */
  readonly repository: RemoteName | null
  /** Hash, number or name, as the page is spoken of. */
  readonly id: string
  /** Host whose runs name a pipeline rather than a repository: then only the last part can be compared. */
  readonly pipeline: string | null
}

interface Shape {
  readonly what: ForgePage['what']
  readonly host?: RegExp
  /** Groups: `repository` or `pipeline` where the path names one, and `id`. */
  readonly path: RegExp
  /** Host of the repository, where it is another one than that of the page. */
  readonly repositoryHost?: string
}

/** First match wins. Hosts of one's own look like the public ones, so most shapes name no host. */
const SHAPES: readonly Shape[] = [
  {
    what: 'run',
    host: /^buildkite\.com$/,
    path: /^\/[^/]+\/(?<pipeline>[^/]+)\/builds\/(?<id>\d+)/,
  },
  {
    what: 'run',
    host: /^(app\.)?circleci\.com$/,
    path: /^\/(?:pipelines\/)?(?:gh|github)\/(?<repository>[^/]+\/[^/]+)\/(?<id>\d+)/,
    repositoryHost: 'github.com',
  },
  {
    what: 'run',
    host: /^(app\.)?circleci\.com$/,
    path: /^\/(?:pipelines\/)?(?:bb|bitbucket)\/(?<repository>[^/]+\/[^/]+)\/(?<id>\d+)/,
    repositoryHost: 'bitbucket.org',
  },
  {
    what: 'run',
    host: /^(app\.)?circleci\.com$/,
    path: /^\/pipelines\/circleci\/[^/]+\/[^/]+\/(?<id>\d+)/,
  },
  // GitLab, whose projects may lie in groups of groups.
  { what: 'run', path: /^\/(?<repository>[^/]+(?:\/[^/]+)+)\/-\/(?:jobs|pipelines)\/(?<id>\d+)/ },
  {
    what: 'pull-request',
    path: /^\/(?<repository>[^/]+(?:\/[^/]+)+)\/-\/merge_requests\/(?<id>\d+)/,
  },
  {
    what: 'commit',
    path: /^\/(?<repository>[^/]+(?:\/[^/]+)+)\/-\/commit\/(?<id>[0-9a-f]{7,64})/i,
  },
  {
    what: 'file',
    path: /^\/(?<repository>[^/]+(?:\/[^/]+)+)\/-\/(?:blob|tree)\/[^/]+\/(?<id>.+)$/,
  },
  // GitHub, Forgejo and Gitea; Bitbucket's pull requests and commits.
  { what: 'run', path: /^\/(?<repository>[^/]+\/[^/]+)\/(?:actions\/)?runs\/(?<id>\d+)/ },
  {
    what: 'pull-request',
    path: /^\/(?<repository>[^/]+\/[^/]+)\/(?:pulls?|pull-requests)\/(?<id>\d+)/,
  },
  {
    what: 'commit',
    path: /^\/(?<repository>[^/]+\/[^/]+)\/commits?\/(?<id>[0-9a-f]{7,64})(?:$|[/?#])/i,
  },
  {
    what: 'file',
    host: /^(.*\.)?github\./,
    path: /^\/(?<repository>[^/]+\/[^/]+)\/(?:blob|tree)\/[^/]+\/(?<id>.+)$/,
  },
  // Jenkins, with folders and branches, in both of its faces.
  { what: 'run', path: /\/job\/(?:[^/]+\/job\/)*(?<pipeline>[^/]+)\/(?<id>\d+)(?:\/|$)/ },
  {
    what: 'run',
    path: /\/blue\/organizations\/[^/]+\/(?<pipeline>[^/]+)\/detail\/[^/]+\/(?<id>\d+)(?:\/|$)/,
  },
]

/** Reads a URL as a page of a code host or a CI host; null when it is neither. */
export function readForgePage(reference: string): ForgePage | null {
  const url = /^https?:\/\//i.test(reference) ? parseUrl(reference) : null
  if (url === null) return null
  for (const { what, host, path, repositoryHost } of SHAPES) {
    if (host && !host.test(url.hostname)) continue
    const groups = path.exec(url.pathname)?.groups
    if (groups?.id === undefined) continue
    const { repository, pipeline, id } = groups
    return {
      what,
      repository: repository ? remoteName(repositoryHost ?? url.hostname, repository) : null,
      id,
      pipeline: pipeline ?? null,
    }
  }
  return null
}

/** Whether a page belongs to one of the remotes; null where neither side can tell. */
export function belongsTo(page: ForgePage, remotes: readonly RemoteName[]): boolean | null {
  if (remotes.length === 0) return null
  const { repository, pipeline } = page
  if (repository) return remotes.some((remote) => isSameRemote(remote, repository))
  const isNamed = remotes.some(
    ({ path }) => path.slice(path.lastIndexOf('/') + 1).toLowerCase() === pipeline?.toLowerCase(),
  )
  return isNamed ? true : null
}

/** Where a host that is known by name shows a commit or a pull request; null elsewhere. */
export function pageUrl(
  what: 'commit' | 'pull-request',
  id: string,
  remotes: readonly RemoteName[],
): string | null {
  for (const { host, path } of remotes) {
    const segments = PAGES[host]?.[what]
    if (segments !== undefined) return `https://${host}/${path}/${segments}/${id}`
  }
  return null
}

const PAGES: Readonly<Record<string, Readonly<Record<'commit' | 'pull-request', string>>>> = {
  'github.com': { commit: 'commit', 'pull-request': 'pull' },
  'gitlab.com': { commit: '-/commit', 'pull-request': '-/merge_requests' },
  'bitbucket.org': { commit: 'commits', 'pull-request': 'pull-requests' },
  'codeberg.org': { commit: 'commit', 'pull-request': 'pulls' },
}
