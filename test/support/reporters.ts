import { join } from 'node:path'
import type { TestUserConfig } from 'vitest/config'

const folder = process.env.HARDEN_TEST_REPORTS

/** For people; where `.ci/run` names a folder, each run leaves a report there, to be counted. */
export const REPORTERS: NonNullable<TestUserConfig['reporters']> = folder
  ? ['default', ['json', { outputFile: join(folder, `${process.pid}.json`) }]]
  : ['default']
