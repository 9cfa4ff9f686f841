import { findReads } from '../../../kernel/audit/record-read.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { getDossier, mayWatch } from '../../dossiers/index.ts'
import { purposes } from './reveal-page.ts'
import { t } from '../texts.ts'

const most = 200

const purposeText = (purpose: string): ui.Content => {
  const known = [...purposes, 'print_paper', 'type_form'] as const
  const found = known.find((one) => one === purpose)
  return found ? t(`handling.purpose_${found}`) : purpose
}

/** Who saw the applicant's numbers whole, when and what for. */
export async function showReads({ db, actor, params, frame }: SignedInContext): Promise<ui.Html> {
  const dossier = await getDossier(db, actor, params.id!)
  if (!mayWatch(actor, dossier)) throw forbidden({ action: 'dossiers.watch' })
  const reads = await findReads(db, dossier.id, most)
  return ui.staffPage({
    ...frame,
    title: t('handling.reads'),
    lead: t('handling.reads_lead'),
    crumbs: [
      { text: t('handling.dossiers'), href: '/ho-so' },
      { text: dossier.code, href: `/ho-so/${dossier.id}` },
    ],
    children: reads.length
      ? ui.table({
          caption: t('handling.reads'),
          captionHidden: true,
          columns: [
            { header: t('handling.read_by'), rowHeader: true, cell: ({ by }) => by },
            { header: t('handling.read_at'), cell: ({ at }) => ui.dateTime(at) },
            { header: t('handling.purpose'), cell: ({ purpose }) => purposeText(purpose) },
          ],
          rows: reads,
        })
      : ui.emptyState({ title: t('handling.no_reads') }),
  })
}
