'use strict'

const fs = require('node:fs')
const { join } = require('node:path')

const DIST = join(__dirname, '../dist')
/** Lies beside the program, and is to be trusted as it is: docs/decisions/0025-compiled-code-is-kept.md. */
const COMPILED = join(__dirname, '../.cache/compiled')

/**
 * What loads the chunks of a program that is called with these words, and keeps
 * what was compiled of them once it has ended well.
 */
exports.loaderFor = (words) =>
  mayUseCompiled(process.env)
    ? compiledProgram(nameOfRun(words))
    : { load: (name) => require(join(DIST, name)), keep: () => {} }

/**
 * Loads what is in dist as `require` does, with what V8 made of it in earlier
 * runs: half of what a short command takes is reading and compiling its code.
 *
 * @param command by which runs are told apart that need other functions.
 */
function compiledProgram(command) {
  const { Script, constants } = require('node:vm')
  const chunks = new Map()
  const requireFrom = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name))

  const load = (name) => {
    const { module } = chunks.get(name) ?? start(name)
    return module.exports
  }

  const start = (name) => {
    const filename = join(DIST, name)
    const code = readAsFunction(filename)
    const id = /^\/\/ (\w+)\n}\)$/m.exec(code.slice(-40))?.[1]
    const path = compiledPath(name, command)
    const data = id === undefined ? null : readCompiled(path, id)
    const script = new Script(code, {
      filename,
      columnOffset: -BEFORE.length,
      cachedData: data ?? undefined,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })
    const isKept = data !== null && !script.cachedDataRejected
    const chunk = { script, id, path, isKept, module: { exports: {} } }
    chunks.set(name, chunk)
    const run = script.runInThisContext()
    run(chunk.module.exports, requireFrom, chunk.module, filename, DIST)
    return chunk
  }

  /** Keeps the functions that this run needed, where it was the first of its command, or came to a chunk first. */
  const keep = () => {
    const named = [...chunks.values()].filter(({ id }) => id !== undefined)
    if (named.every(({ isKept }) => isKept)) return
    for (const { script, id, path } of named) {
      keepCompiled(path, Buffer.concat([script.createCachedData(), Buffer.from(`\n${id}`)]))
    }
  }

  return { load, keep }
}

const BEFORE = '(function(exports,require,module,__filename,__dirname){'
const BEHIND = '})'

/** A chunk's code, as a function of what modules are given. */
function readAsFunction(filename) {
  const end = readInto(filename, BEFORE.length)
  room.latin1Write(BEFORE, 0)
  return room.latin1Slice(0, end + room.latin1Write(BEHIND, end))
}

/**
 * Where one file after another is read. It is far larger than most need, which
 * costs nothing: only memory that is touched for the first time does, and that
 * more than the reading.
 */
let room = Buffer.allocUnsafeSlow(2 ** 20)

/** Reads a file into the room, from `start` on. @returns where it ends. */
function readInto(path, start) {
  const file = fs.openSync(path)
  try {
    const { size } = fs.fstatSync(file)
    if (room.length < 2 * size) room = Buffer.allocUnsafeSlow(4 * size)
    return start + fs.readSync(file, room, start, size, 0)
  } finally {
    fs.closeSync(file)
  }
}

/** What one command needs: reading what others need besides would take longer. */
function compiledPath(name, command) {
  return join(COMPILED, `${name}-${command}-${process.version}-${process.arch}`)
}

/** Null where there is none of this very code: V8 looks at its length alone. */
function readCompiled(path, id) {
  try {
    const bytes = room.subarray(0, readInto(path, 0))
    const end = bytes.lastIndexOf('\n')
    return bytes.latin1Slice(end + 1) === id ? bytes.subarray(0, end) : null
  } catch {
    return null
  }
}

/** All of it, flushed to the disk, or nothing: V8 runs what it finds, and a torn file would be the end of it. */
function keepCompiled(path, bytes) {
  const draft = `${path}.${process.pid}`
  try {
    fs.mkdirSync(COMPILED, { recursive: true })
    fs.writeFileSync(draft, bytes, { flag: 'wx', flush: true })
    fs.renameSync(draft, path)
  } catch {
    discard(draft)
  }
}

function discard(path) {
  try {
    fs.rmSync(path, { force: true })
  } catch {
    // What cannot be written is not there either.
  }
}

/** Whoever sets V8's flags, or looks into what it runs, sees it compile. */
function mayUseCompiled({ NODE_DISABLE_COMPILE_CACHE, NODE_OPTIONS, NODE_V8_COVERAGE }) {
  return !(
    process.execArgv.length > 0 ||
    NODE_DISABLE_COMPILE_CACHE ||
    NODE_OPTIONS ||
    NODE_V8_COVERAGE
  )
}

/** Words of a plan and its paths are nobody's business here. */
function nameOfRun([first = '', ...others]) {
  const command = /^[a-z-]*$/.test(first) ? first : '-'
  return others.includes('--json') ? `${command}.json` : command
}
