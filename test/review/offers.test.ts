import { expect, test } from 'vitest'
import { OFFER_EXPRESSIONS, offerIn } from '../../src/review/offers.ts'
import { trailersIn } from '../../src/text/trailers.ts'

function offered(message: string) {
  const [subject = ''] = message.split('\n')
  const found = offerIn({
    id: 'c1',
    day: '2026-03-02',
    subject,
    message,
    trailers: trailersIn(message),
  })
  return found && { items: found.items, references: found.references }
}

test.each<[string, string, { items: string[]; references: string[] } | null]>([
  [
    'trailers name items and what was shown',
    'Write it\n\nHarden-Item: ozvq\nEvidence: docs/runbook.md\nEvidence: docs/drill.md',
    { items: ['ozvq'], references: ['docs/runbook.md', 'docs/drill.md'] },
  ],
  [
    'several items in one trailer',
    'Write it\n\nHarden-Item: ozvq, qmzt I2\nEvidence: docs/a.md',
    { items: ['ozvq', 'qmzt', 'I2'], references: ['docs/a.md'] },
  ],
  [
    'trailers in any case, each said once',
    'Write it\n\nharden-item: ozvq\nHARDEN-ITEM: ozvq\nevidence: docs/a.md\nEvidence: docs/a.md',
    { items: ['ozvq'], references: ['docs/a.md'] },
  ],
  [
    'an address in the subject',
    'Gate the releases, I2:qmzt\n\nEvidence: .github/workflows/ci.yml',
    { items: ['I2:qmzt'], references: ['.github/workflows/ci.yml'] },
  ],
  [
    'a squash that names an item offers its pull request',
    'Gate the releases (#12)\n\nHarden-Item: qmzt',
    { items: ['qmzt'], references: ['#12'] },
  ],
  [
    'a merge that names an item offers its pull request',
    'Merge pull request #12 from acme/I2:qmzt\n\nGate the releases',
    { items: ['I2:qmzt'], references: ['#12'] },
  ],
  [
    'what was shown goes before the pull request',
    'Gate (#12)\n\nHarden-Item: qmzt\nEvidence: docs/a.md',
    { items: ['qmzt'], references: ['docs/a.md'] },
  ],
  ['an item alone offers nothing', 'Start it\n\nHarden-Item: qmzt', null],
  ['a code alone names nothing', 'Fix I2 (#12)', null],
  ['evidence for nothing in particular', 'Write it\n\nEvidence: docs/a.md', null],
  ['empty trailers', 'Write it\n\nHarden-Item:\nEvidence: docs/a.md', null],
])('%s', (_name, message, expected) => {
  expect(offered(message)).toEqual(expected)
})

test('git is asked for every message that may offer something', () => {
  const matches = (line: string) =>
    OFFER_EXPRESSIONS.some((expression) => new RegExp(expression).test(line))
  expect(matches('Harden-Item: qmzt')).toBe(true)
  expect(matches('harden-item: qmzt')).toBe(true)
  expect(matches('Gate the releases, I2:qmzt')).toBe(true)
  expect(matches('Gate the releases')).toBe(false)
})
