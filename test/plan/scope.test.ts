import { describe, expect, test } from 'vitest'
import { serviceItems, servicesOf } from '../../src/plan/scope.ts'
import { planOf } from './plan-of.ts'

const plan = planOf(`# P
Scope: \`user_service\`, \`token_manager\`, calendar-service

## Immediate

- [ ] Harden user-service logins
- [ ] Rotate what the Token Manager hands out
- [ ] Test flows
  - \`user_service -> token_manager\` flow
- [ ] Document contracts
  - Evidence: contract of UserService
- [ ] Publish a runbook
  - Owner: user_service team
  - Evidence: runbook
    - 2026-02-20 [user_service](docs/user.md)
- [ ] Watch logins
  - Service: user service
- [ ] Mend superuser_services
  - [ ] a step about the token.manager
`)

const codes = (items: Iterable<{ readonly code: string }>) =>
  [...items].map(({ code }) => code).join(' ')

describe('items belong to the services they name', () => {
  const { services, whole, astray } = servicesOf(plan)

  test.each([
    ['user_service', 'I1 I3 I4 I6'],
    ['token_manager', 'I2 I3 I7'],
    ['calendar-service', ''],
  ])('%s: %s', (name, expected) => {
    const service = services.find((each) => each.name === name)
    expect(service && codes(service.items)).toBe(expected)
    expect(service?.inScope).toBe(true)
  })

  test('and to the whole where they name none', () => {
    expect(codes(whole)).toBe('I5')
    expect(astray).toEqual([])
  })
})

describe('the configuration', () => {
  test('adds items and other names, spelled as it likes', () => {
    const { services, whole } = servicesOf(plan, {
      'calendar service': { items: ['I5'], words: ['logins'] },
    })
    expect(services.map(({ name, items }) => [name, codes(items)]).at(-1)).toEqual([
      'calendar-service',
      'I1 I5 I6',
    ])
    expect(whole).toEqual([])
  })

  test('brings services that the plan does not name', () => {
    const { services } = servicesOf(plan, { edge: { words: ['runbook'] } })
    expect(services.at(-1)).toMatchObject({ name: 'edge', inScope: false })
    expect(codes(services.at(-1)?.items ?? [])).toBe('I5')
  })

  test('is told where it names no item', () => {
    expect(servicesOf(plan, { edge: { items: ['I9', 'I1'] } }).astray).toEqual([
      { service: 'edge', reference: 'I9' },
    ])
  })

  test('and signs alone are no name', () => {
    expect(servicesOf(planOf('# P\nScope: --, `a`\n')).services.map(({ name }) => name)).toEqual([
      'a',
    ])
    const { services } = servicesOf(plan, { '--': { words: ['-', '.*'] } })
    expect(codes(services.at(-1)?.items ?? [])).toBe('')
  })
})

describe('the items of one service', () => {
  test.each([
    ['token_manager', 'I2 I3 I7'],
    ['TOKEN-MANAGER', 'I2 I3 I7'],
    ['tokenmanager', 'I2 I3 I7'],
    ['token', 'I2 I3 I7'],
    ['runbook', 'I5'],
    ['calendar_service', ''],
    ['tok', ''],
  ])('%s: %s', (name, expected) => {
    expect(codes(serviceItems(plan, name))).toBe(expected)
  })

  test('are those of the configuration too', () => {
    const configured = { calendar_service: { words: ['flows'] } }
    expect(codes(serviceItems(plan, 'Calendar Service', configured))).toBe('I3')
  })
})
