#!/usr/bin/env node
'use strict'

const end = (code) => {
  process.exitCode = code
}
const fail = (reason) => {
  process.stderr.write(`${reason}\n`)
  end(70)
}

try {
  const { main, nodePorts } = require('../dist/harden.cjs')
  main(process.argv.slice(2), nodePorts()).then(end, (defect) => fail(defect.stack))
} catch (defect) {
  const unbuilt = defect.code === 'MODULE_NOT_FOUND'
  fail(unbuilt ? 'harden is not built. Run: npm ci && npm run build' : defect.stack)
}
