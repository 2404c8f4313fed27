import type { MergeCommand, TextsWanted } from '../commands/merge-command.ts'
import { viewMerge } from '../commands/merge-command.ts'
import { EXIT, HardenError } from '../diagnostics/diagnostic.ts'
import { comparePlans } from '../plan/compare.ts'
import { strayLine } from '../plan/merge/stray.ts'
import type { Merge, MergeTools } from '../plan/merge.ts'
import { mergePlans, readChunks, safeMarkerSize } from '../plan/merge.ts'
import { GitError } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import { unifiedDiff } from '../text/patch.ts'
import type { Source } from '../text/source.ts'
import { encodeSource, wholeText } from '../text/source.ts'
import { factsWithoutPlan } from './facts.ts'
import { noteChange } from './journal.ts'
import type { Texts } from './merge-texts.ts'
import { gatherTexts } from './merge-texts.ts'
import type { Reader } from './reader.ts'
import { decode, withReader } from './reader.ts'
import type { Completed } from './session.ts'
import type { Settings } from './settings.ts'
import { guardFor } from './untrusted.ts'

/**
 * Runs a command that brings three texts together: gather, merge, write.
 *
 * @throws HardenError for whatever the user can mend; then nothing was written.
 */
export async function performMerge(
  { command, input }: { readonly command: MergeCommand; readonly input: object },
  settings: Settings,
  ports: Ports,
): Promise<Completed> {
  const wanted = command.texts(input as never)
  const texts = await gatherTexts(wanted, settings, ports)
  const guard = await guardFor(settings, ports)
  const mergeRead = async (reader: Reader) => mergeWith(reader, texts)
  const { merge, plan, change } = await withReader(mergeRead, guard)
  const task = { wanted, texts, merge, ports }
  const written = settings.dryRun ? preview(task) : await write(task)
  const isNoted = change !== null && !settings.dryRun && written.before !== written.after
  const noting = { place: texts.place, ports, now: settings.now, command: command.name }
  const notices = isNoted ? await noteChange({ ...noting, ...change }) : []
  return {
    command,
    facts: factsWithoutPlan(settings),
    place: texts.place,
    plan,
    result: { ...viewMerge(merge, plan), ...resultOf(task, written) },
    notices: [...openQuestions(merge), ...written.notices, ...notices],
    exit: merge.isClean ? EXIT.done : EXIT.refused,
  }
}

/** All that has to be read is read here: nothing has been written yet. */
function mergeWith(reader: Reader, texts: Texts) {
  const { sources, style } = texts
  const merge = mergePlans(sources, toolsFor(texts, reader), style)
  const ours = reader.fromSource(sources.ours)
  if (!merge.isClean) {
    // Between markers no item is what it was: so they are called as on our side.
    return { merge, plan: ours, change: null }
  }
  const after = reader.fromSource(merge.source)
  const change = { before: ours, after, changes: comparePlans(ours, after) }
  return { merge, plan: after, change: texts.isPlan ? change : null }
}

interface Task {
  readonly wanted: TextsWanted
  readonly texts: Texts
  readonly merge: Merge
  readonly ports: Ports
}

/** What became of the file. */
interface Written {
  readonly before: string
  readonly after: string
  readonly isStaged: boolean
  readonly notices: readonly string[]
}

function toolsFor({ git, style }: Texts, reader: Reader): MergeTools {
  return {
    read: reader.fromSource,
    mergeLines: (lines) => {
      const size = safeMarkerSize(lines)
      return readChunks(git.mergeLines(lines, { style: style.style, size }), size)
    },
  }
}

function preview(task: Task): Written {
  const { ports, texts } = task
  const bytes = ports.files.read(texts.target)
  return { ...textsAround(task, bytes), isStaged: false, notices: [] }
}

async function write(task: Task): Promise<Written> {
  const { texts, ports } = task
  const files = await ports.writableFiles()
  let around: { before: string; after: string } = { before: '', after: '' }
  const { warnings } = files.update(
    texts.target,
    (bytes) => {
      around = textsAround(task, bytes)
      return around.before === around.after ? null : new TextEncoder().encode(around.after)
    },
    { lockDirectory: texts.place.stateDirectory ?? undefined },
  )
  const staged = stage(task)
  return { ...around, isStaged: staged === 'done', notices: [...warnings, ...noticesOf(staged)] }
}

/** The file as it is, and as it is to be. */
function textsAround(
  { wanted, texts, merge }: Task,
  bytes: Uint8Array,
): { readonly before: string; readonly after: string } {
  const current = decode(texts.place.name, bytes)
  const before = wholeText(current)
  if (wanted.from === 'index') {
    if (!wanted.overwrite) refuseEdited(texts, merge, current)
    return { before, after: wholeText(inWorkTree(merge.source, current, texts.sources.ours)) }
  }
  if (before !== wholeText(texts.sources.ours)) throw changedMeanwhile(texts)
  const isKept = wanted.from === 'revision' && !merge.isClean && !wanted.markers
  return { before, after: isKept ? before : wholeText(merge.source) }
}

/** What people wrote into the file since git left it in conflict is not ours to throw away. */
function refuseEdited({ place, sources }: Texts, merge: Merge, current: Source): void {
  const { base, ours, theirs } = sources
  const line = strayLine(
    current.text,
    [base, ours, theirs, merge.source].map(({ text }) => text),
  )
  if (line === null) return
  throw new HardenError({
    code: 'edited-conflict',
    exit: EXIT.refused,
    message: `${place.name}:${line} was edited since git left it in conflict`,
    mend: 'keep it and resolve by hand, or give it up with `harden resolve --overwrite`',
  })
}

/** Git may end lines otherwise in the work tree than in the index. */
function inWorkTree(merged: Source, current: Source, ours: Source): Source {
  const isCrlf = /\r\n/.test(current.text) && !/(?:^|[^\r])\n/.test(current.text)
  if (!isCrlf || ours.text.includes('\r') || merged.text.includes('\r')) return merged
  return { ...merged, text: merged.text.replaceAll('\n', '\r\n') }
}

function changedMeanwhile({ place }: Texts): HardenError {
  return new HardenError({
    code: 'plan-changed',
    exit: EXIT.conflict,
    message: `${place.name} changed underneath, and nothing was written`,
    mend: 'try again',
  })
}

/** As `git merge` does: what is decided is staged, and nothing else. */
function stage({ wanted, texts, merge }: Task): 'done' | 'not wanted' | GitError {
  if (wanted.from !== 'index' || !merge.isClean) return 'not wanted'
  try {
    texts.git.stage(texts.place.name, encodeSource(merge.source))
    return 'done'
  } catch (error) {
    if (error instanceof GitError) return error
    throw error
  }
}

function noticesOf(staged: 'done' | 'not wanted' | GitError): string[] {
  return staged instanceof GitError ? [`The plan could not be staged: ${staged.message}`] : []
}

function resultOf(
  { wanted, texts: { place } }: Task,
  { before, after, isStaged }: Written,
): object {
  if (wanted.from === 'files') return {}
  const change = { changed: before !== after, diff: unifiedDiff(place.name, before, after) }
  if (wanted.from === 'index') return { staged: isStaged, ...change }
  return { ref: wanted.ref, ...change }
}

/** What is left to a person, one sentence each. */
function openQuestions({ items, undecided, fallback }: Merge): string[] {
  const open = items.filter((each) => each.undecided.length > 0)
  return [
    ...open.map(
      ({ item, undecided: parts }) => `Left to decide: ${parts.join(', ')} of “${item.title}”`,
    ),
    ...undecided.map((part) =>
      part === 'queue' ? 'Left to decide: the queue' : 'Left to decide: text',
    ),
    ...(fallback === null ? [] : [fallback]),
  ]
}
