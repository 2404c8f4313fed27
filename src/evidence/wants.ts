/** As much of a record as a requirement can be held against. */
export interface Proof {
  readonly kind: string
  readonly target: string
  readonly label: string
  /** Target and label, lower case. */
  readonly words: string
  readonly pin: string | null
}

/** What one part of a requirement asks for. */
export interface Want {
  /** `a CI run`, for a sentence. */
  readonly name: string
  readonly accepts: (proof: Proof) => boolean
  /** 0 to 1: how many of the part's own words the proof has. */
  readonly affinity: (proof: Proof) => number
}

interface Rule {
  /** What in a part of a requirement asks for it. */
  readonly words: RegExp
  readonly name: string
  readonly accepts: (proof: Proof) => boolean
}

const CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|c|h|cc|cpp|cs|swift|scala|ex|erl|lua|sql)$/i
const SCRIPT =
  /\.(?:sh|bash|zsh|fish|ps1|bat|py|rb|pl|[cm]?[jt]s|go|sql|lua|php)$|(?:^|\/)(?:makefile|justfile|taskfile)[^/]*$/i
const CONFIGURATION =
  /\.(?:ya?ml|json[c5]?|toml|ini|conf|cfg|tf|tfvars|hcl|cue|rego|jsonnet|xml|properties|env|md)$/i
const WORKFLOW =
  /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows(?:\/|$)|(?:^|\/)(?:\.gitlab-ci|\.travis|azure-pipelines|bitbucket-pipelines|\.drone|\.woodpecker|cloudbuild|buildspec)[^/]*\.ya?ml$|(?:^|\/)\.(?:circleci|buildkite|woodpecker|tekton)(?:\/|$)|(?:^|\/)jenkinsfile[^/]*$/i
const LOG = /\.(?:log|out|txt)$|\blogs?\b/i

/** From the most particular to the most general; the first whose words are there decides. */
const RULES: readonly Rule[] = [
  {
    words: /\bworkflows?\b|\bpipeline (?:files?|definitions?|config)/i,
    name: 'a workflow file',
    accepts: (proof) => isFile(proof) && WORKFLOW.test(pathOf(proof)),
  },
  {
    words: /\b(?:runs?|builds?|jobs?)\b.*\blinks?\b|\bpassing\b|\bci (?:jobs?|runs?|builds?)\b/i,
    name: 'a CI run',
    accepts: ({ kind }) => kind === 'run',
  },
  {
    words: /\bcheck-?lists?\b/i,
    name: 'a checklist',
    accepts: (proof) =>
      proof.kind === 'checklist' ||
      ((isFile(proof) || proof.kind === 'url') && /check-?list|sign-?off/.test(proof.words)),
  },
  {
    words: /\bdashboard links?\b/i,
    name: 'the URL of a dashboard',
    accepts: ({ kind }) => kind === 'url',
  },
  {
    words: /\bdashboards?\b/i,
    name: 'a dashboard: its URL, its definition or a picture',
    accepts: (proof) =>
      proof.kind === 'url' ||
      (isFile(proof) &&
        (/dashboard/.test(proof.words) || /\.(?:png|jpe?g|svg|json)$/i.test(pathOf(proof)))),
  },
  {
    words: /\blinks?\b/i,
    name: 'a link',
    accepts: ({ kind }) => ['url', 'run', 'pull-request', 'commit'].includes(kind),
  },
  {
    words: /\boutput\b.*\b(?:commit|pr|pull request)\b/i,
    name: 'a log, a CI run, a commit or a pull request',
    accepts: (proof) => isLog(proof) || ['commit', 'pull-request'].includes(proof.kind),
  },
  {
    words: /\blogs?\b|\boutput\b/i,
    name: 'a log',
    accepts: isLog,
  },
  {
    words: /\bdirector(?:y|ies)\b|\bfolders?\b/i,
    name: 'a folder',
    accepts: (proof) =>
      isFile(proof) && (/^tree /.test(proof.pin ?? '') || !/\.[^./]+$/.test(pathOf(proof))),
  },
  {
    words: /\bscripts?\b/i,
    name: 'a script',
    accepts: (proof) => isFile(proof) && SCRIPT.test(pathOf(proof)),
  },
  {
    words: /\b(?:code|source|references?)\b/i,
    name: 'a file, a commit or a pull request',
    accepts: (proof) => isFile(proof) || ['commit', 'pull-request', 'url'].includes(proof.kind),
  },
  {
    words: /\bconfig(?:s|urations?)?\b|\b(?:policy|policies|manifests?)\b/i,
    name: 'a configuration file',
    accepts: (proof) =>
      (isFile(proof) && CONFIGURATION.test(pathOf(proof))) || proof.kind === 'url',
  },
  {
    words: /\bmarkdown\b/i,
    name: 'a Markdown file',
    accepts: (proof) => isFile(proof) && /\.(?:md|markdown|mdx)$/i.test(pathOf(proof)),
  },
  {
    words: /\btest (?:reports?|results?|output)\b|\b(?:load|stress|soak|smoke|dr) tests?\b/i,
    name: 'a report, a log or a CI run',
    accepts: (proof) => isDocument(proof) || isLog(proof),
  },
  {
    words: /\bupdates?\b/i,
    name: 'a document, or the commit that updates it',
    accepts: (proof) => isDocument(proof) || ['commit', 'pull-request'].includes(proof.kind),
  },
  {
    words:
      /\b(?:docs?|documents?|documentation|runbooks?|playbooks?|reports?|records?|notes?|designs?|packs?|scorecards?|trails?|results?|comparisons?|contracts?|specs?|summary|summaries|plans?|reviews?|artifacts?|minutes|audits?|inventory|register)\b/i,
    name: 'a document',
    accepts: isDocument,
  },
]

const ANYTHING: Pick<Rule, 'name' | 'accepts'> = {
  name: 'any record but a note',
  accepts: ({ kind }) => kind !== 'note',
}

/** "under docs/", and where it is marked as a path, "in `docs/`" too. */
const FOLDER = /\b(?:under|below|in) `([\w./-]*\w)\/?`|\b(?:under|below) ([\w.-]+(?:\/[\w.-]+)*)\//i

/** What a part of a requirement wants; any record but a note where its words name nothing. */
export function wantOf(part: string): Want {
  const { name, accepts } = RULES.find(({ words }) => words.test(part)) ?? ANYTHING
  const folder = FOLDER.exec(part)?.slice(1).find(Boolean)
  const own = wordsOf(part)
  return {
    name: folder === undefined ? name : `${name} under ${folder}/`,
    accepts: (proof) => accepts(proof) && (folder === undefined || isBelow(folder, proof)),
    affinity: ({ words }) => own.filter((word) => words.includes(word)).length / (own.length || 1),
  }
}

function isFile({ kind }: Proof): boolean {
  return kind === 'file' || kind === 'checklist' || kind === 'log'
}

function isLog(proof: Proof): boolean {
  return proof.kind === 'log' || proof.kind === 'run' || (isFile(proof) && LOG.test(proof.target))
}

function isDocument(proof: Proof): boolean {
  if (proof.kind === 'url' || proof.kind === 'log') return true
  const path = pathOf(proof)
  return (
    isFile(proof) && !CODE.test(path) && !WORKFLOW.test(path) && !/\.(?:sh|ps1|tf)$/i.test(path)
  )
}

/** Targets count from the plan's folder, labels from the root. */
function isBelow(folder: string, proof: Proof): boolean {
  const paths = [proof.label, pathOf(proof).replace(/^(?:\.{0,2}\/)+/, '')]
  return isFile(proof) && paths.some((path) => path.startsWith(`${folder}/`))
}

function pathOf({ target }: Proof): string {
  return target.replace(/[?#].*$/, '')
}

/** The words that carry meaning, cut to their stems so that "migrations" finds "migration". */
function wordsOf(part: string): string[] {
  return part
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .filter((word) => !/^(?:the|for|per|with|from|and|under|into)$/.test(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed)$/, '') : word))
}
