import { shellWord } from '../evidence/wording.ts'
import { shortHandles } from '../plan/address.ts'
import type { Plan } from '../plan/model.ts'
import type { Call } from '../review/proposal.ts'
import type { PlanCommand, Words } from './command.ts'
import { done } from './done.ts'
import { evidenceAdd } from './evidence-add.ts'
import { move } from './move.ts'
import { queueDrop } from './queue-drop.ts'
import { reopen } from './reopen.ts'
import { rerank } from './rerank.ts'
import { stop } from './stop.ts'

/** A command, and what it is given. */
export interface Invocation {
  readonly command: PlanCommand
  readonly input: never
}

/** What a proposal's call comes to: the very command a person would type. */
export function invocationOf(call: Call): Invocation {
  switch (call.command) {
    case 'evidence add':
      return invoke(evidenceAdd, { item: call.item, evidence: call.references })
    case 'done':
      return invoke(done, { item: call.item })
    case 'reopen':
      return invoke(reopen, { items: [call.item] })
    case 'stop':
      return invoke(stop, { items: [call.item] })
    case 'move':
      return invoke(move, { item: call.item, horizon: call.horizon })
    case 'queue drop':
      return invoke(queueDrop, { position: call.position })
    case 'rerank':
      return invoke(rerank, {})
  }
}

/** The call as a command line, items by their shortest handles. */
export function commandLineOf(plan: Plan): (call: Call) => string {
  const shorts = shortHandles(plan)
  const short = (handle: string) => shorts.get(handle) ?? handle
  return (call) => ['harden', call.command, ...wordsOf(call, short)].join(' ')
}

function wordsOf(call: Call, short: (handle: string) => string): string[] {
  switch (call.command) {
    case 'evidence add':
      return [short(call.item), ...call.references.map(shellWord)]
    case 'move':
      return [short(call.item), '-H', shellWord(call.horizon)]
    case 'queue drop':
      return [String(call.position)]
    case 'rerank':
      return []
    default:
      return [short(call.item)]
  }
}

/** What is not given is as if it had not been typed. */
function invoke<Input>(command: PlanCommand<Input>, given: Partial<Input>): Invocation {
  return {
    command: command as PlanCommand,
    input: { ...untyped(command.words), ...given } as never,
  }
}

function untyped({ arguments: words = {}, options = {} }: Words): Record<string, unknown> {
  const empty = (isList: boolean) => (isList ? [] : null)
  return {
    ...Object.fromEntries(
      Object.entries(words).map(([name, { count }]) => [
        name,
        empty(count === 'many' || count === 'any'),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(options).map(([name, { value, repeats }]) => [
        name,
        value === null ? false : empty(repeats),
      ]),
    ),
  }
}
