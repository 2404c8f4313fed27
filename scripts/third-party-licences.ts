import type { Plugin } from 'rolldown'
import type { LicenseMeta } from 'rollup-license-plugin'
import { createRollupLicensePlugin } from 'rollup-license-plugin'

const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'])

/**
 * Writes `THIRD_PARTY_LICENSES.txt` beside the bundle: the licence of every
 * package whose code is in it. The build fails where a package has no licence
 * text, or one that has not been accepted here.
 */
export function thirdPartyLicences(): Plugin {
  return createRollupLicensePlugin({
    outputFilename: false,
    unacceptableLicenseTest: (licence) => !ACCEPTED.has(licence),
    additionalFiles: { 'THIRD_PARTY_LICENSES.txt': licenceTexts },
  })
}

/**
 * The file's text: each licence once, under the packages that share it to the
 * letter. @throws Error naming the packages that have no licence text.
 */
export function licenceTexts(packages: readonly LicenseMeta[]): string {
  const silent = packages.filter(({ licenseText }) => !licenseText).map(({ name }) => name)
  if (silent.length > 0) {
    throw new Error(`Unexpected package without a licence text: ${silent.join(', ')}`)
  }
  const headings = new Map<string, string[]>()
  for (const { name, version, license, licenseText } of packages.toSorted(byName)) {
    const text = licenseText.trim()
    headings.set(text, [...(headings.get(text) ?? []), `${name} ${version} (${license})`])
  }
  return [...headings]
    .map(([text, names]) => `${names.join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(72)}\n\n`)
}

function byName(a: LicenseMeta, b: LicenseMeta): number {
  return a.name < b.name ? -1 : 1
}
