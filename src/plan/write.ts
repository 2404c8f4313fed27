export { touchDate } from './write/date.ts'
export { removeDeferral, setDeferral } from './write/deferral.ts'
export { combine, UNCHANGED } from './write/edits.ts'
export { removeField, setField } from './write/field.ts'
export { addItem, type NewItem } from './write/item.ts'
export { moveItem } from './write/move.ts'
export { moveTogether } from './write/move-together.ts'
export type { Destination } from './write/place.ts'
export { type ItemLink, linkEntry, type QueueDraft, setQueue } from './write/queue.ts'
export {
  addRecord,
  addRecords,
  type NewRecord,
  removeRecord,
  replaceRecord,
} from './write/record.ts'
export { setStatus } from './write/status.ts'
