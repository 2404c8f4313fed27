import type { ItemView, ResultOf } from '../../commands/schema.ts'
import type { Block, Content } from '../block.ts'
import { columns, indent, paragraph, section, spaced, stack } from '../compose.ts'
import { address, dueText, mark } from './item.ts'

type Result = ResultOf<'services'>
type Coverage = NonNullable<Result['whole']>

/** Each service with what it still lacks, horizon by horizon. */
export function servicesReport({ services, whole, items }: Result): Block {
  const views = new Map(items.map((item) => [item.handle, item]))
  return spaced([
    ...services.map((service) => section(service.name, ...parts(service, views))),
    ...(whole === null || whole.items.length === 0
      ? []
      : [section('Every service', ...parts(whole, views))]),
    ...(services.length === 0
      ? [paragraph('The plan names no service: write `Scope: a, b` above its first section.')]
      : []),
  ])
}

function parts({ levels, lacks }: Coverage, views: ReadonlyMap<string, ItemView>): Block[] {
  if (levels.length === 0) return [paragraph({ text: 'no item names it', style: 'muted' })]
  return levels.map((level) => {
    const own = lacks.flatMap(({ item, why }) => {
      const view = views.get(item)
      return view?.horizon.code === level.code ? [{ view, why }] : []
    })
    return stack([paragraph(levelText(level)), indent(2, rows(own))])
  })
}

function levelText({ name, items, lacking }: Coverage['levels'][number]): Content {
  if (lacking > 0) return `${name}: ${lacking} of ${items} to come`
  return [`${name}: `, { text: `${items} of ${items} proven`, style: 'success' }]
}

function rows(
  lacks: readonly { readonly view: ItemView; readonly why: Coverage['lacks'][number]['why'] }[],
): Block {
  return columns(
    lacks.map(({ view, why }) => [
      mark(view),
      address(view),
      view.title,
      why === 'open' ? dueText(view) : { text: why, style: why === 'deferred' ? why : 'warning' },
    ]),
    { columns: [{}, {}, { width: 'fill' }, { max: 28 }] },
  )
}
