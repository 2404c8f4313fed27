import type { Ports } from '../ports/ports.ts'

/** The user's tokens, each for one host alone. */
export interface Tokens {
  /** @param host of the pages. Null where the user has none for it. */
  readonly for: (host: string) => Promise<string | null>
}

/** Reads them from the environment; else the GitHub CLI is asked, once for each host. */
export function tokensOf(ports: Ports, directory: string): Tokens {
  const asked = new Map<string, Promise<string | null>>()
  return {
    for: (host) => {
      const token = asked.get(host) ?? tokenFor(host, ports, directory)
      asked.set(host, token)
      return token
    },
  }
}

/** Host of GitHub Enterprise, as its own CLI is told it. */
export function enterpriseHost({ environment }: Ports): string | null {
  const host = hostIn(environment.GH_HOST)
  return host === 'github.com' ? null : host
}

async function tokenFor(host: string, ports: Ports, directory: string): Promise<string | null> {
  const { environment } = ports
  if (host === (hostIn(environment.GITLAB_HOST) ?? 'gitlab.com')) {
    return environment.GITLAB_TOKEN || null
  }
  const isPublic = host === 'github.com'
  if (!isPublic && host !== enterpriseHost(ports)) return null
  const [first, second] = isPublic
    ? [environment.GH_TOKEN, environment.GITHUB_TOKEN]
    : [environment.GH_ENTERPRISE_TOKEN, environment.GITHUB_ENTERPRISE_TOKEN]
  return first || second || tokenOfCli(host, ports, directory)
}

async function tokenOfCli(host: string, ports: Ports, directory: string): Promise<string | null> {
  const processes = await ports.processes()
  const { how, exit, beginning } = await processes.run({
    command: ['gh', 'auth', 'token', '--hostname', host],
    shell: false,
    directory,
    environment: ports.environment,
    limitMs: 5000,
    keep: 1000,
  })
  const token = new TextDecoder().decode(beginning).trim()
  return how === 'exited' && exit === 0 && /^[\w.-]{10,500}$/.test(token) ? token : null
}

function hostIn(value: string | undefined): string | null {
  const host = value?.replace(/^https?:\/\//, '').replace(/[/:].*$/, '')
  return host ? host.toLowerCase() : null
}
