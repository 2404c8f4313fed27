import { SCHEMA_VERSION } from '../commands/command.ts'
import type { ErrorView } from '../commands/schema.ts'
import { viewPlan } from '../commands/view.ts'
import type { Refusal } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/model.ts'
import type { Printable } from '../text/screen.ts'
import { safeJson } from './safe.ts'

/** What a command came to, as `--json` prints it. */
export function resultJson(completed: {
  readonly command: string
  readonly plan: Plan | null
  readonly result: object
  readonly dryRun: boolean
}): object {
  const { command, plan, result, dryRun } = completed
  return {
    schemaVersion: SCHEMA_VERSION,
    command,
    ...(plan === null ? {} : { plan: viewPlan(plan) }),
    ...result,
    ...(dryRun ? { dryRun } : {}),
  }
}

/** A refusal, as `--json` prints it. */
export function errorJson(command: string, { code, exit, message, mend }: Refusal): ErrorView {
  return {
    schemaVersion: SCHEMA_VERSION,
    command,
    error: { code, exit, message, mend, diagnostics: [] },
  }
}

/** One object: on one line for programs, indented for people. */
export function jsonText(value: object, forPeople: boolean): Printable {
  const json = JSON.stringify(value, null, forPeople ? 2 : undefined)
  return `${safeJson(json)}\n` as Printable
}
