import type { Judgement, NewRecord, Recorded } from './kind.ts'
import { fail, pass, unverifiable } from './kind.ts'
import { whyAbsent, whyWorthless } from './path-faults.ts'
import { linkTarget, readPathReference } from './path-reference.ts'
import { parsePin, printPin } from './pins.ts'
import type { Findings, PathFinding, PathProbe, RepositoryProbe } from './probe.ts'
import { findingFor } from './probe.ts'
import { shellWord } from './wording.ts'

/** What a kind that rests on a file adds to the rules all of them share. */
export interface PathRules {
  /** Name of the kind. */
  readonly kind: string
  /** Whether the text must be known even where the content is the pinned one. */
  readonly log?: boolean
  /** Judges the text; null when there is nothing against it. */
  readonly judgeText?: (finding: PathFinding, record: NewRecord) => Judgement | null
}

type PathProbes = readonly [RepositoryProbe, PathProbe]

/** What must be known to judge a path. The questions of a record are kept as long as the record. */
export function pathProbes(
  reference: string,
  recorded: Recorded | null,
  rules: PathRules,
): PathProbes {
  if (recorded === null || reference !== recorded.target)
    return probesOf(reference, recorded, rules)
  const known = PROBES.get(recorded)
  if (known?.rules === rules) return known.probes
  const probes = probesOf(reference, recorded, rules)
  PROBES.set(recorded, { rules, probes })
  return probes
}

const PROBES = new WeakMap<Recorded, { readonly rules: PathRules; readonly probes: PathProbes }>()

const REPOSITORY: RepositoryProbe = { ask: 'repository' }

function probesOf(reference: string, recorded: Recorded | null, rules: PathRules): PathProbes {
  const pin = parsePin(recorded?.pin)
  return [
    REPOSITORY,
    {
      ask: 'path',
      path: readPathReference(reference, recorded !== null).path,
      from: recorded === null ? 'here' : 'plan',
      pinned: pin?.of === 'blob' || pin?.of === 'tree' ? pin.id : null,
      text: true,
      log: rules.log ?? false,
    },
  ]
}

/** Judges a path that is being shown. */
export function checkPath(reference: string, findings: Findings, rules: PathRules): Judgement {
  const probes = pathProbes(reference, null, rules)
  const repository = findingFor(findings, probes[0])
  const finding = findingFor(findings, probes[1])
  const { path, fragment } = readPathReference(reference, false)
  if (!finding) return fail(`${path} was not looked up`, 'try again')
  const absence = whyAbsent(path, finding)
  if (absence) return absence
  const record = recordOf(finding, fragment, rules)
  const fault = whyWorthless(finding, fragment)
  if (fault) return fault
  const judged = rules.judgeText?.(finding, record) ?? null
  if (judged) return judged
  if (finding.content?.what === 'folder' && record.pin === null) {
    return unverifiable(`${path} is a folder outside git, which nothing can pin`, record)
  }
  if (finding.content?.in === 'disk') {
    const why = repository?.trouble ?? 'there is no git repository here'
    return pass(`${finding.path} is pinned by its bytes, for ${why}`, record)
  }
  if (finding.unstaged) {
    return pass(
      `${finding.path} is pinned as staged, without the changes made since`,
      record,
      `git add ${shellWord(finding.path)}, then record it, to pin these as well`,
    )
  }
  return pass(`${finding.path} is pinned as staged`, record)
}

function recordOf(finding: PathFinding, fragment: string | null, rules: PathRules): NewRecord {
  const { content, path, fromPlan } = finding
  const id = content?.id ?? null
  const of = content?.what === 'folder' ? 'tree' : 'blob'
  return {
    kind: rules.kind,
    target: linkTarget({ path: fromPlan, fragment }),
    label: fragment === null ? path : `${path}#${fragment}`,
    pin: id === null ? null : printPin({ of, id, kind: null }),
    isNote: false,
    grade: id === null ? 'D' : 'A',
  }
}
