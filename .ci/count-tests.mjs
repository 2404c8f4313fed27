/**
 * Prints "N passed, N failed" over the vitest reports in a folder.
 * Run as: node count-tests.mjs <exit code so far> <folder>
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , status, folder] = process.argv
const reports = (existsSync(folder) ? readdirSync(folder) : []).map((name) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')),
)
const passed = reports.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0)
const failed = reports.reduce((sum, { numFailedTests }) => sum + numFailedTests, 0)

// What fails without failing a test, such as the linter or a coverage limit, counts as one.
const failedSteps = status !== '0' && failed === 0 ? 1 : 0
process.stdout.write(`${passed} passed, ${failed + failedSteps} failed\n`)
