import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkTarget } from '../../src/report/link.ts'
import { anyText } from './texts.ts'

const ROOT = 'file:///work/shop/'

describe('linkTarget', () => {
  test.each([
    ['https://ci.example.com/runs/4711', 'https://ci.example.com/runs/4711'],
    ['http://example.org/a b?c=é#d', 'http://example.org/a%20b?c=%C3%A9#d'],
    ['docs/evidence/secret-scan.md', 'file:///work/shop/docs/evidence/secret-scan.md'],
    ['docs/a b.md', 'file:///work/shop/docs/a%20b.md'],
    ['docs/../README.md#top', 'file:///work/shop/README.md#top'],
  ])('opens %s', (link, target) => {
    expect(linkTarget(link, ROOT)).toBe(target)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ssh://host/x',
    'vscode://file/x',
    'mailto:a@example.org',
    '../secrets',
    '/etc/passwd',
    '//evil.example/share',
    '\\\\evil.example\\share',
    'C:/Windows',
    'file:///etc/passwd',
    'file:///work/shopping/list',
    'docs/..%2f..%2fetc',
    'docs/..%5c..%5cetc',
    '%2e%2e/secrets',
    'https://user:secret@example.org/',
    'https://token@example.org/',
    'https://',
    'http://[',
  ])('does not open %s', (link) => {
    expect(linkTarget(link, ROOT)).toBeNull()
  })

  test('opens no file where there is no repository', () => {
    expect(linkTarget('docs/a.md', null)).toBeNull()
    expect(linkTarget('file:///work/shop/a', null)).toBeNull()
    expect(linkTarget('https://example.org/', null)).toBe('https://example.org/')
  })

  test('gives visible ASCII, from the allowed places alone', () => {
    const links = fc.oneof(
      anyText,
      anyText.map((text) => `https://example.org/${text}`),
    )
    fc.assert(
      fc.property(links, (link) => {
        expect(linkTarget(link, ROOT) ?? ROOT).toMatch(
          /^(https?:\/\/|file:\/\/\/work\/shop\/)[!-~]*$/,
        )
      }),
    )
  })
})
