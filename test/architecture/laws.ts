import type { Import, Module } from './modules.ts'
import {
  DOORS,
  EMPTY_FILE_WORD,
  EMPTY_NAME,
  FLOORS,
  LONGEST_FILE,
  NOWHERE,
  PORTS,
  WORLD,
} from './rooms.ts'

/** Looks at every module and returns one sentence a breach. */
export type Law = (modules: readonly Module[]) => string[]

export const directions: Law = (modules) =>
  modules.flatMap((module) =>
    module.imports
      .filter((each) => each.local && !mayImport(module.room, roomOf(each.target)))
      .map(({ target }) => `${module.path} imports ${target}: not below it`),
  )

export const doors: Law = (modules) =>
  modules.flatMap((module) =>
    module.imports
      .filter((each) => !(each.local || leadsTo(module, each)))
      .map(({ target }) => `${module.path} imports ${target}: not its way in`),
  )

/** Circles of values; types may refer to each other, for they are gone when the program runs. */
export const circles: Law = (modules) => {
  const graph = new Map(modules.map(({ path, imports }) => [path, valuesOf(imports)]))
  const done = new Set<string>()
  return modules.flatMap(({ path }) => circleFrom(path, [], graph, done))
}

export const world: Law = (modules) =>
  modules
    .filter(({ room }) => room !== PORTS.name)
    .flatMap(({ path, uses }) => listed(path, uses, WORLD, 'asks the world with'))

export const nowhere: Law = (modules) =>
  modules.flatMap(({ path, uses }) => listed(path, uses, NOWHERE, 'uses'))

export const names: Law = (modules) =>
  modules.flatMap(({ path, names: declared }) => [
    ...(path.split(/[/.-]/).some((word) => EMPTY_FILE_WORD.test(word))
      ? [`${path}: empty name`]
      : []),
    ...listed(path, declared, EMPTY_NAME, 'declares'),
  ])

export const lengths: Law = (modules) =>
  modules
    .filter(({ lines }) => lines > LONGEST_FILE)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${LONGEST_FILE} at most`)

export const defaultExports: Law = (modules) =>
  modules.filter((each) => each.exportsDefault).map(({ path }) => `${path} exports a default`)

function mayImport(room: string, target: string): boolean {
  if (room === target) return true
  if (room === PORTS.name) return PORTS.imports.some((name) => name === target)
  if (target === PORTS.name) return PORTS.importers.some((name) => name === room)
  return floorOf(target) < floorOf(room)
}

/** A room that the list does not name stands nowhere: it may neither import nor be imported. */
function floorOf(room: string): number {
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room))
  return floor === -1 ? Number.NaN : floor
}

function roomOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? ''
}

function leadsTo({ path }: Module, { target }: Import): boolean {
  return DOORS.some(({ packages, files }) => packages.test(target) && files.test(path))
}

function valuesOf(imports: readonly Import[]): string[] {
  return imports.filter(({ local, erased }) => local && !erased).map(({ target }) => target)
}

function circleFrom(
  path: string,
  trail: readonly string[],
  graph: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] {
  const seenAt = trail.indexOf(path)
  if (seenAt !== -1) return [[...trail.slice(seenAt), path].join(' -> ')]
  if (done.has(path)) return []
  const found = (graph.get(path) ?? []).flatMap((next) =>
    circleFrom(next, [...trail, path], graph, done),
  )
  done.add(path)
  return found
}

function listed(path: string, found: readonly string[], banned: RegExp, verb: string): string[] {
  return found.filter((each) => banned.test(each)).map((each) => `${path} ${verb} ${each}`)
}
