import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookUp } from '../../src/plan/address.ts'
import { referenceReader } from '../../src/plan/reference.ts'
import { planOf } from './plan-of.ts'

const plan = planOf(
  '## Now\n\n- [ ] Rotate keys\n- [ ] Find keys\n- [ ] Rotate keys\n\n## Next\n\n- [ ] Mend it\n',
)
const handles = plan.items.map(({ handle }) => handle)

test('many references are read as one by one', () => {
  const address = fc.constantFrom(
    ...plan.items.map(({ code }) => code),
    ...handles,
    ...handles.map((handle) => handle.slice(0, 4)),
    ...plan.items.map(({ code, handle }) => `${code}:${handle.slice(0, 6)}`),
    `N9:${handles[0]}`,
    'n1',
    'N99',
    'Rotate keys',
    'mend',
    'keys',
    ' N2 ',
    '',
  )
  const references = fc.array(fc.oneof(address, fc.string({ maxLength: 6 })), { maxLength: 12 })
  fc.assert(
    fc.property(references, (words) => {
      const read = referenceReader(plan)
      for (const reference of words) expect(read(reference)).toEqual(lookUp(plan, reference))
    }),
  )
})
