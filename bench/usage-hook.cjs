'use strict'

// Writes down what a measured program used, at its very end.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const used = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(used))
})
