import type { Facts } from '../../commands/command.ts'
import type { CommandName, ResultOf } from '../../commands/schema.ts'
import type { Plan } from '../../plan/model.ts'
import type { Block } from '../block.ts'

/** Sets one command's result out for people. */
export type TextReport<N extends CommandName = CommandName> = (
  result: ResultOf<N>,
  context: ReportContext,
) => Block

export interface ReportContext {
  readonly facts: Facts
  /** Null for commands without a plan. */
  readonly plan: Plan | null
}

/** The reports, by command; each is loaded when its command ran. */
const REPORTS: { readonly [N in CommandName]: () => Promise<TextReport<N>> } = {
  status: async () => (await import('./status.ts')).statusReport,
  list: async () => (await import('./list.ts')).listReport,
  next: async () => (await import('./next.ts')).nextReport,
  show: async () => (await import('./show.ts')).showReport,
  start: changed,
  stop: changed,
  done: changed,
  defer: changed,
  reopen: changed,
  add: changed,
  move: changed,
  'evidence add': changed,
  'evidence list': async () => (await import('./evidence-list.ts')).evidenceListReport,
  'evidence verify': async () => (await import('./evidence-verify.ts')).evidenceVerifyReport,
  'evidence repin': changed,
  'queue list': queue,
  'queue add': queue,
  'queue drop': queue,
  'queue move': queue,
  'queue link': queue,
  rerank: async () => (await import('./rerank.ts')).rerankReport,
  risk: async () => (await import('./risk.ts')).riskReport,
  'risk set': async () => (await import('./risk.ts')).riskChangeReport,
  'risk clear': async () => (await import('./risk.ts')).riskChangeReport,
  'risk suggest': async () => (await import('./risk-suggest.ts')).riskSuggestReport,
  services: async () => (await import('./scope.ts')).servicesReport,
  log: async () => (await import('./log.ts')).logReport,
  diff: async () => (await import('./diff.ts')).diffReport,
  stats: async () => (await import('./stats.ts')).statsReport,
  review: async () => (await import('./review.ts')).reviewReport,
  check: async () => (await import('./check.ts')).checkReport,
  'merge-base': async () => (await import('./merge.ts')).mergeBaseReport,
  resolve: async () => (await import('./merge.ts')).resolveReport,
  'merge-driver': async () => (await import('./merge.ts')).mergeDriverReport,
  'hook install': hook,
  'hook uninstall': hook,
  'hook status': hook,
  'hook message': async () => (await import('./hook.ts')).hookMessageReport,
  undo: async () => (await import('./undo.ts')).undoReport,
  init: async () => (await import('./init.ts')).initReport,
  explain: async () => (await import('./explain.ts')).explainReport,
}

/** @param command one of those in the list of commands. */
export async function textReport(
  command: string,
  result: object,
  context: ReportContext,
): Promise<Block> {
  const report = (await REPORTS[command as CommandName]()) as TextReport
  return report(result as never, context)
}

async function changed() {
  return (await import('./changed-items.ts')).changedItemsReport
}

async function hook() {
  return (await import('./hook.ts')).hookReport
}

async function queue() {
  return (await import('./queue.ts')).queueReport
}
