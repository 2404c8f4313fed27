'use strict'

// Runs a program as `node` would, and writes down at its very end what it used.
// An option of Node's instead would be seen by harden, which then compiles anew.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const used = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(used))
})

process.argv.splice(1, 1)
require(process.argv[1])
