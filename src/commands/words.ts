import type { ValueKind } from './values.ts'

/** The arguments and options of a command, in the order help shows them. */
export interface Words {
  readonly arguments?: Readonly<Record<string, Argument>>
  readonly options?: Readonly<Record<string, Option>>
}

export interface Argument<T = unknown> {
  readonly summary: string
  readonly value: ValueKind<T>
  readonly count: 'one' | 'optional' | 'many' | 'any'
}

export interface Option<T = unknown> {
  /** As commander spells it, without the value: `-e, --evidence`. */
  readonly flags: string
  readonly summary: string
  /** Null for a switch. */
  readonly value: ValueKind<T> | null
  readonly repeats: boolean
  readonly required: boolean
  /** What it means without a value, where one may be left out. */
  readonly preset?: string
}

/** What `decide` is given for these words. */
export type InputOf<W extends Words> = Simplify<
  { readonly [K in keyof W['arguments']]: ArgumentValue<W['arguments'][K]> } & {
    readonly [K in keyof W['options']]: OptionValue<W['options'][K]>
  }
>

type Simplify<T> = { [K in keyof T]: T[K] }

type ArgumentValue<A> = A extends { readonly count: infer C; readonly value: ValueKind<infer T> }
  ? C extends 'one'
    ? T
    : C extends 'optional'
      ? T | null
      : readonly T[]
  : never

type OptionValue<O> = O extends { readonly value: null }
  ? boolean
  : O extends { readonly repeats: true; readonly value: ValueKind<infer T> }
    ? readonly T[]
    : O extends { readonly required: true; readonly value: ValueKind<infer T> }
      ? T
      : O extends { readonly value: ValueKind<infer T> }
        ? T | null
        : never
