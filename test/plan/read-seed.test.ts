import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { readPlan } from '../../src/plan/read.ts'
import { slice, sourceOf } from '../../src/text/source.ts'

const text = readFileSync(new URL('../../PRODUCTION_HARDENING_PLAN.md', import.meta.url), 'utf8')
const plan = readPlan(sourceOf(text), parseMarkdown(text))
const items = new Map(plan.items.map((item) => [item.code, item]))

describe('the plan of this project', () => {
  test('says what it is called, when it was updated and what it covers', () => {
    expect(plan.title?.value).toBe('Production Hardening Execution Plan')
    expect(plan.lastUpdated?.value).toBe('2026-02-14')
    expect(plan.lastUpdated && slice(text, plan.lastUpdated.span)).toBe('2026-02-14')
    expect(plan.scope.map(({ value }) => value)).toEqual([
      'user_service',
      'config_service',
      'ticker_service',
      'token_manager',
      'instrument_registry',
      'comms_service',
      'alert_service',
      'message_service',
      'calendar_service',
    ])
    expect(plan.header.map(({ key }) => key.value)).toEqual(['Last updated', 'Scope'])
  })

  test('has four horizons with windows', () => {
    expect(plan.horizons.map(({ code, name, window }) => [code, name, window?.text])).toEqual([
      ['I', 'Immediate', '0-7 days'],
      ['S', 'Short Term', '2-6 weeks'],
      ['M', 'Medium Term', '6-12 weeks'],
      ['L', 'Long Term', '3-6 months'],
    ])
  })

  test('has 21 items, none started', () => {
    expect(plan.items.map(({ code }) => code)).toEqual(
      ['I1 I2 I3 I4 I5 I6', 'S1 S2 S3 S4 S5', 'M1 M2 M3 M4 M5', 'L1 L2 L3 L4 L5']
        .join(' ')
        .split(' '),
    )
    expect(new Set(plan.items.map(({ status }) => status))).toEqual(new Set(['not-started']))
    expect(new Set(plan.items.map(({ handle }) => handle)).size).toBe(21)
  })

  test('gives every item owners and a requirement, and no record', () => {
    for (const { owners, evidence, fields } of plan.items) {
      expect(owners.length).toBeGreaterThan(0)
      expect(evidence.required?.value).toMatch(/\w/)
      expect(evidence.records).toEqual([])
      expect(fields).toHaveLength(2)
    }
  })

  test('keeps the flows of the E2E item as details', () => {
    const item = items.get('S2')
    expect(item?.title.value).toBe('Build mandatory E2E suite for:')
    expect(item?.details.map(({ value }) => value)).toEqual([
      'user_service -> token_manager credential flow',
      'token refresher schedule/recovery',
      'comms delivery (SMTP + Telegram)',
      'calendar/ticker market-session path',
    ])
    expect(item?.owners.map(({ value }) => value)).toEqual(['QA', 'Dev Lead'])
    expect(item?.evidence.required?.value).toBe('CI job + test reports')
    expect(item?.steps).toEqual([])
    expect(item?.children).toHaveLength(6)
  })

  test('has a queue of five', () => {
    expect(plan.queue?.name).toBe('Current Session Queue (next 5)')
    expect(plan.queue?.size).toBe(5)
    expect(plan.queue?.entries.map(({ number, text, link }) => [number, text.value, link])).toEqual(
      [
        [1, 'Add CI runtime import/dependency validation for instrument_registry.', null],
        [2, 'Add repo-level secret scan workflow and baseline suppression policy.', null],
        [3, 'Create comms_service and message_service responsibility contract doc.', null],
        [4, 'Add daily synthetic critical-flow check script and schedule.', null],
        [5, 'Prepare release signoff checklist template with required approvers.', null],
      ],
    )
  })

  test('is reviewed on Fridays, UTC', () => {
    expect(plan.cadence).toMatchObject({ weekday: 5, zone: 'UTC' })
  })

  test('has a legend of four marks', () => {
    expect([...plan.legend.entries.values()]).toEqual([
      { mark: ' ', meaning: 'Not started', status: 'not-started' },
      { mark: '~', meaning: 'In progress', status: 'in-progress' },
      { mark: 'x', meaning: 'Completed', status: 'completed' },
      { mark: '-', meaning: 'Deferred / accepted risk', status: 'deferred' },
    ])
  })

  test('has one section left in which an item could begin a horizon', () => {
    expect(plan.vacancies.map(({ name }) => name)).toEqual(['How to use this file each session'])
  })

  test('holds no fault', () => {
    expect(plan.diagnostics).toEqual([])
  })
})
