import type { ItemView } from '../../commands/schema.ts'
import { costText, outageText } from '../../risk/reliability.ts'
import type { Content } from '../block.ts'
import { together } from '../compose.ts'

/** `high: impact high, likelihood moderate (partly default)`. */
export function riskLine({
  risk: { band, impact, likelihood, detection, reliability, source },
}: ItemView): Content {
  const styled = { text: band, style: band } as const
  if (reliability !== null) {
    return together(styled, `: ${outageText(reliability)}: ${costText(reliability)}`)
  }
  return together(
    styled,
    `: impact ${impact}, likelihood ${likelihood}`,
    detection === null ? '' : `, detection ${detection}`,
    source === 'stated' ? '' : source === 'default' ? ' (default)' : ' (partly default)',
  )
}
