#!/usr/bin/env node
'use strict'

const { loaderFor } = require('./compiled.cjs')

const fail = (reason) => {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 70
}

try {
  const words = process.argv.slice(2)
  const { load, keep } = loaderFor(words)
  const { main, nodePorts } = load('harden.cjs')
  const end = (code) => {
    if (code <= 1) keep()
    process.exit(code) // All is written: docs/decisions/0028-the-program-ends-itself.md.
  }
  main(words, nodePorts()).then(end, (defect) => fail(defect.stack))
} catch (defect) {
  const unbuilt = defect.code === 'MODULE_NOT_FOUND' || defect.code === 'ENOENT'
  fail(unbuilt ? 'harden is not built. Run: npm ci && npm run build' : defect.stack)
}
