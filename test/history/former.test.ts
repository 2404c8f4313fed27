import { expect, test } from 'vitest'
import { formerLife } from '../../src/history/former.ts'
import { handleOf } from '../../src/plan/handle.ts'
import { plan, timelineOf } from './pasts.ts'

const timeline = timelineOf(
  { on: '01-01', plan: plan(['Rotate keys', 'Scan images', 'Drill', 'Drill']) },
  { on: '01-02', plan: plan(['Rotate old keys', 'Scan images', 'Drill', 'Drill']) },
  { on: '01-03', plan: plan(['Rotate old keys', 'Drill']) },
  { on: '01-04', plan: plan(['Rotate old keys', 'Drill', 'Rotate keys']) },
  { on: '01-05', plan: plan(['Rotate old keys', 'Drill']) },
)
const lifeOf = (title: string, length = 16) =>
  formerLife(timeline, handleOf(title).slice(0, length))

test('an item is found by what it was called', () => {
  expect(lifeOf('Rotate keys', 4)?.name.title).toBe('Rotate old keys')
  expect(formerLife(timeline, handleOf('Rotate keys').toUpperCase())?.present).toBe(true)
})

test('an item that was removed is found where no other bore its name', () => {
  expect(lifeOf('Scan images')).toMatchObject({ present: false, name: { title: 'Scan images' } })
})

test('the number of a twin counts', () => {
  expect(formerLife(timeline, `${handleOf('Drill')}.2`)).toMatchObject({ present: false })
  expect(formerLife(timeline, `${handleOf('Drill')}.1`)).toMatchObject({ present: true })
})

test('a handle nobody ever had leads nowhere', () => {
  expect(lifeOf('Something else')).toBeNull()
})

test('a handle that several items had leads nowhere', () => {
  const many = timelineOf(
    { on: '01-01', plan: plan(['Rotate keys', 'Scan images']) },
    { on: '01-02', plan: plan(['Rotate old keys', 'Scan images']) },
    { on: '01-03', plan: plan(['Rotate old keys', 'Scan images', 'Rotate keys']) },
    { on: '01-04', plan: plan(['Rotate old keys', 'Scan images', 'Rotate new keys']) },
  )
  expect(formerLife(many, handleOf('Rotate keys'))).toBeNull()
})
