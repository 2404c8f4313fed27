import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/plan/words.ts'
import { RISK_WORDS } from '../../src/risk/risk-words.ts'
import { spellRisk } from '../../src/risk/statement.ts'
import { suggestRisk } from '../../src/risk/suggest.ts'
import { itemOf, planOf } from '../plan/plan-of.ts'

function suggest(title: string, requirement = 'a report') {
  const [item] = planOf(`- [ ] ${title}\n  - Evidence: ${requirement}\n`).items
  if (item === undefined) throw new Error('no item')
  return suggestRisk(item)
}

const field = (title: string, requirement?: string) => {
  const suggestion = suggest(title, requirement)
  return suggestion && spellRisk(suggestion.statement)
}

describe('a risk is suggested', () => {
  it.each([
    [
      'Run secret scan across repo and rotate exposed credentials.',
      'scan report + rotation checklist',
      'impact very-high, likelihood high, detection none',
    ],
    ['Enforce encrypted off-host backups', 'drill report', 'impact very-high, detection none'],
    ['Standardize DB migrations', 'dry-run logs', 'impact very-high'],
    ['Add a circuit breaker', 'code', 'impact high, likelihood high'],
    ['Break the circuit', 'code', null],
    ['Add smoke tests', 'CI job', 'impact moderate, likelihood high'],
    ['Formalize the boundary', 'doc update + contract notes', null],
    ['Update the contracts', 'notes', 'impact low'],
    ['Update the trading contracts', 'notes', 'impact very-high'],
    ['Add checks', 'script + alerting config', 'impact moderate, detection none'],
    ['Tidy up', 'photos', null],
  ])('for "%s" shown by "%s": %s', (title, requirement, expected) => {
    expect(field(title, requirement)).toBe(expected)
  })

  it('with the words that hint at it, and why', () => {
    expect(suggest('Rotate exposed API keys')?.hints).toEqual([
      {
        input: 'impact',
        value: 'very-high',
        words: ['api key'],
        reason: 'whoever holds it is in, and nobody notices',
      },
      {
        input: 'likelihood',
        value: 'high',
        words: ['exposed'],
        reason: 'what lies open can be used today',
      },
      {
        input: 'detection',
        value: 'none',
        words: ['api key'],
        reason: 'whoever holds it is in, and nobody notices',
      },
    ])
    expect(suggest('Add gates')?.hints[0]).toEqual({
      input: 'impact',
      value: 'moderate',
      words: [],
      reason: 'the default, because no word says more',
    })
  })

  it('from the title alone where nothing must be shown', () => {
    const [item] = planOf('- [ ] Rotate credentials\n').items
    expect(item && suggestRisk(item)?.statement.impact).toBe('very-high')
  })

  it('by the stronger of two words, wherever they stand in the table', () => {
    expect(field('Keep personal data out of alerts')).toBe('impact high, detection none')
    expect(field('Back payment documentation up')).toBe('impact very-high')
  })
})

describe('the table', () => {
  it('says something with every word, and finds each', () => {
    for (const { words, says } of RISK_WORDS) {
      expect(Object.keys(says)).not.toEqual([])
      for (const word of words.split(' ')) {
        expect(wordsOf(word).size).toBeGreaterThan(0)
        expect(suggest(word.replaceAll('+', ' '))).not.toBeNull()
      }
    }
  })
})

describe('a statement is spelled', () => {
  it.each([
    'impact high',
    'impact high, likelihood low: why: because',
    'likelihood very-low, detection partial',
    'detect 30m, repair 4h, users 50%, every 90d',
    'detect 0m, repair 90m, users 12.5%, every 366d, target 99.95%: power',
  ])('as it is read: %s', (words) => {
    const risk = itemOf(`- Risk: ${words}`).risk?.value
    expect(risk && spellRisk(risk)).toBe(words)
  })
})
