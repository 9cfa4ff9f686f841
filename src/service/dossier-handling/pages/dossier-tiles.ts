import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { countWork, mostCounted, ofNobody, type WorkTab } from '../lists/work-list.ts'
import { t } from '../texts.ts'
import { soonOf } from './soon.ts'

const shown: readonly (readonly [WorkTab, 'neutral' | 'warning' | 'danger'])[] = [
  ['cho-toi', 'warning'],
  ['chua-nhan', 'neutral'],
  ['sap-han', 'warning'],
  ['tre-han', 'danger'],
  ['cho-dan', 'neutral'],
  ['khong-nguoi', 'danger'],
]

/** How many dossiers wait for one, each figure a door to its list; nothing for who has none in any. */
export async function dossierTiles(context: SignedInContext): Promise<ui.Content> {
  const counts = await countWork(context.db, context.actor, await soonOf(context))
  if (shown.every(([tab]) => counts[tab] === 0)) return undefined
  return ui.section({
    id: 'ho-so',
    title: t('handling.dossiers'),
    children: ui.statTiles(
      shown
        .filter(([tab]) => tab !== ofNobody || counts[tab] > 0)
        .map(([tab, tone]) => ({
          label: t(`handling.tab_${tab}`),
          value: ui.number(Math.min(counts[tab], mostCounted - 1)),
          href: `/ho-so?danh-sach=${tab}`,
          tone: counts[tab] === 0 ? 'neutral' : tone,
        })),
    ),
  })
}
