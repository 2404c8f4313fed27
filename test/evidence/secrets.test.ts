import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkReference, referenceProbes, verifyRecord } from '../../src/evidence/index.ts'
import { findSecrets, redactSecrets, withoutSecret } from '../../src/evidence/secrets.ts'
import { INNOCENT, SECRETS } from './secret-samples.ts'

/** Samples whose own rule tells them, with nothing around that a disguise could spoil. */
const SHAPED = SECRETS.filter(({ text }) => text.startsWith('the value is'))

test('there are enough samples of both', () => {
  expect(SECRETS.length).toBeGreaterThanOrEqual(40)
  expect(INNOCENT.length).toBeGreaterThanOrEqual(40)
})

describe('a secret is found', () => {
  test.each(SECRETS)('$rule, sample $#', ({ rule, text, value }) => {
    const found = findSecrets(text)
    expect(found.map((secret) => secret.rule)).toContain(rule)
    const covered = found.some(
      ({ span }) =>
        span.start <= text.indexOf(value) && span.end >= text.indexOf(value) + value.length,
    )
    expect(covered).toBe(true)
  })

  test.each(SECRETS)('and leaves no trace: $rule, sample $#', ({ text, value }) => {
    expect(withoutSecret(text)).not.toContain(value)
    expect(findSecrets(withoutSecret(text))).toEqual([])
    expect(redactSecrets(text)).not.toContain(value)
    const judgement = checkReference(text, new Map())
    expect(judgement.answer).toBe('fail')
    expect(JSON.stringify(judgement)).not.toContain(value)
    expect(referenceProbes(text)).toEqual([])
    const record = { target: text, pin: null, expires: null, isNote: false }
    const verdict = verifyRecord(record, new Map(), '2026-03-01')
    expect(verdict.state).toBe('refused')
    expect(JSON.stringify(verdict)).not.toContain(value)
  })
})

describe('a secret does not hide', () => {
  const disguises: readonly [string, (value: string) => string][] = [
    ['in emphasis', (value) => `**${value.slice(0, 9)}**${value.slice(9)}`],
    ['in code marks', (value) => `\`${value}\``],
    ['behind escapes', (value) => value.replace(/[_.-]/g, String.raw`\$&`)],
    ['across lines', (value) => `${value.slice(0, 12)}\n      ${value.slice(12)}`],
    ['across quoted lines', (value) => `${value.slice(0, 12)}\r\n> ${value.slice(12)}`],
    ['across a hard break', (value) => `${value.slice(0, 12)}\\\n${value.slice(12)}`],
    ['around a tag', (value) => `${value.slice(0, 12)}<wbr>${value.slice(12)}`],
    ['around a comment', (value) => `${value.slice(0, 12)}<!-- -->${value.slice(12)}`],
    ['around a mark without width', (value) => `${value.slice(0, 12)}\u200B${value.slice(12)}`],
    ['in references', (value) => value.replace(/[_.-]/g, (mark) => `&#${mark.charCodeAt(0)};`)],
    ['percent-encoded', (value) => percent(value)],
    ['encoded with what stands around it', (value) => percent(` ${value} `)],
    ['encoded twice', (value) => percent(percent(value))],
  ]

  describe.each(disguises)('%s', (_name, disguise) => {
    test.each(SHAPED)('$rule, sample $#', ({ text, value }) => {
      const hidden = text.replace(value, () => disguise(value))
      const [secret] = findSecrets(hidden)
      const { start, end } = secret?.span ?? { start: 0, end: 0 }
      const bare = disguise(value).replace(/^[*`]+|`$/g, '')
      expect(hidden.slice(start, end)).toContain(bare.slice(1, -1))
    })
  })

  test('behind a reference that means nothing', () => {
    expect(findSecrets('https://e.example/?a=&#x110000;&token=d8f0a1&#0;')).toHaveLength(1)
  })

  test('in a comment that would switch a scanner off', () => {
    const [sample] = SHAPED
    expect(findSecrets(`<!-- secretlint-disable -->\n${sample?.text}`)).toHaveLength(1)
  })
})

describe('an innocent text is let through', () => {
  test.each(INNOCENT)('%s', (text) => {
    expect(findSecrets(text)).toEqual([])
    expect(withoutSecret(text)).toBe(text)
    expect(redactSecrets(text)).toBe(text)
  })
})

describe('an address without its secret', () => {
  test.each([
    ['https://ada:pw12@e.example/x?a=1', 'https://e.example/x?a=1'],
    ['https://e.example/x?token=ab12&a=1', 'https://e.example/x?a=1'],
    ['https://e.example/x?a=1&token=ab12', 'https://e.example/x?a=1'],
    ['https://e.example/x?a=1&token=ab12&b=2#part', 'https://e.example/x?a=1&b=2#part'],
    ['https://e.example/x?token=ab12#part', 'https://e.example/x#part'],
    ['https://e.example/x?token=ab12', 'https://e.example/x'],
    ['https://e.example/x#token=ab12', 'https://e.example/x'],
    ['see https://e.example/x?token=ab12 and on', 'see https://e.example/x and on'],
  ])('%s', (text, rest) => {
    expect(withoutSecret(text)).toBe(rest)
  })

  test('is untouched where there is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        if (findSecrets(text).length === 0) expect(withoutSecret(text)).toBe(text)
      }),
    )
  })
})

test('a log keeps its lines, and names what was there', () => {
  const log = 'first\nDB_PASSWORD=hunter22x\nlast https://ada:pw12@e.example/\n'
  expect(redactSecrets(log)).toBe(
    'first\nDB_PASSWORD=[redacted: secret-setting]\nlast https://[redacted: url-password]e.example/\n',
  )
})

test('a private key is gone from a log with its body, and what follows stays', () => {
  const body = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj', 'AgEAAoIBAQC7VJTUt9Us8cKj', 'Mz4=']
  const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} ${'PRIVATE'} KEY-----`)
  for (const lines of [
    [begin, ...body, end],
    [begin, ...body.slice(0, 2)],
  ]) {
    for (const separator of ['\n', '\\n']) {
      const log = `before\n${lines.join(separator)}\nafter: this\n`
      expect(redactSecrets(log)).toBe('before\n[redacted: private-key]\nafter: this\n')
    }
  }
})

test('places are in the text, in order, and apart', () => {
  const piece = fc.constantFrom(
    ...SECRETS.map(({ text }) => text),
    ...INNOCENT,
    '**',
    '%41',
    '\n',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      let last = 0
      for (const { span } of findSecrets(text)) {
        expect(span.start).toBeGreaterThanOrEqual(last)
        expect(span.end).toBeGreaterThan(span.start)
        last = span.end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('twice the text takes no more than about twice the time', () => {
  const pieces = [
    'eyJ',
    'https://a',
    ':',
    '@',
    '?token=',
    '&',
    'a'.repeat(50),
    '%2',
    '**',
    '\\',
    '-----BEGIN ',
    '1234567:A',
  ]
  const nasty = [...pieces, pieces.join('')].map((piece) =>
    piece.repeat(Math.ceil(40_000 / piece.length)),
  )
  for (const text of nasty) {
    const half = fastest(() => findSecrets(text))
    const whole = fastest(() => findSecrets(text + text))
    expect(whole).toBeLessThan(Math.max(half * 4, 400))
  }
})

function percent(text: string): string {
  return [...text]
    .map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .join('')
}

function fastest(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return Math.min(...times)
}
