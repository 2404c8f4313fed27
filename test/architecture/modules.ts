import { readdirSync, readFileSync } from 'node:fs'
import { posix, sep } from 'node:path'
import { parseSync, Visitor } from 'rolldown/utils'

export interface Import {
  /** A package as written, or the path of a file as seen from `src`. */
  readonly target: string
  /** A file of `src`. */
  readonly local: boolean
  /** Erased when compiled: types alone. */
  readonly erased: boolean
}

/** One source file, as far as the laws ask. */
export interface Module {
  /** Below `src`, with slashes. */
  readonly path: string
  readonly room: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Functions, methods, classes and types declared in it. */
  readonly names: readonly string[]
  /** What it reads and calls: `object.member`, `call()`, `new Class()`. */
  readonly uses: readonly string[]
  readonly exportsDefault: boolean
}

/** Every TypeScript file below `folder`. */
export function readModules(folder: string): Module[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readModule(path.replaceAll(sep, '/'), readFileSync(`${folder}/${path}`, 'utf8')))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** @throws Error when `text` is no TypeScript. */
export function readModule(path: string, text: string): Module {
  const { program, module, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path}: ${error.message}`)
  const names: string[] = []
  const uses: string[] = []
  const dynamic: Import[] = []
  new Visitor({
    ...namesInto(names),
    ...usesInto(uses),
    ImportExpression({ source }) {
      if (source.type === 'Literal') dynamic.push(importOf(path, String(source.value), false))
    },
  }).visit(program)
  return {
    path,
    room: path.split('/')[0]?.replace(/\.ts$/, '') ?? '',
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: [...staticImports(path, module), ...dynamic],
    names,
    uses,
    exportsDefault: module.staticExports.some(({ entries }) =>
      entries.some(
        ({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default',
      ),
    ),
  }
}

type ModuleRecord = ReturnType<typeof parseSync>['module']

function staticImports(path: string, module: ModuleRecord): Import[] {
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      importOf(path, moduleRequest.value, entries.length > 0 && entries.every((e) => e.isType)),
    ),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [importOf(path, moduleRequest.value, isType)] : [],
      ),
  ]
}

function importOf(from: string, specifier: string, erased: boolean): Import {
  const relative = specifier.startsWith('.')
  const target = relative ? posix.join(posix.dirname(from), specifier) : specifier
  return { target, local: relative && !target.startsWith('..'), erased }
}

type Visits = ConstructorParameters<typeof Visitor>[0]

function namesInto(names: string[]): Visits {
  const declare = ({ id }: { id: { name: string } | null }) => {
    if (id) names.push(id.name)
  }
  return {
    FunctionDeclaration: declare,
    ClassDeclaration: declare,
    TSInterfaceDeclaration: declare,
    TSTypeAliasDeclaration: declare,
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || init === null) return
      if (/^(ArrowFunction|Function)Expression$/.test(init.type)) names.push(id.name)
    },
    MethodDefinition({ key }) {
      if (key.type === 'Identifier') names.push(key.name)
    },
  }
}

function usesInto(uses: string[]): Visits {
  return {
    MemberExpression({ object, property }) {
      if (object.type !== 'Identifier') return
      uses.push(`${object.name}.${property.type === 'Identifier' ? property.name : '?'}`)
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier') uses.push(`${callee.name}()`)
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && given.length === 0) uses.push(`new ${callee.name}()`)
    },
  }
}
