import { ensureCan } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { getDossier } from '../../dossiers/index.ts'
import { shipmentActions } from '../shipment-access.ts'
import { directions, type Direction } from '../shipment.ts'
import { t } from '../texts.ts'
import { partyFields } from './party-fields.ts'
import { newPath } from './paths.ts'

const name = 'dossier_shipments.prepare'

/** What is most likely to be sent now. */
const likely = ({ finished_at, waiting_for }: { finished_at: unknown; waiting_for: string | null }): Direction =>
  finished_at ? 'result' : waiting_for === 'supplement' ? 'papers' : 'request'

export async function showNewShipment(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, url } = context
  const id = String(problem?.values['dossierId'] ?? url.searchParams.get('ho-so') ?? '')
  const dossier = await getDossier(db, actor, id)
  ensureCan(actor, shipmentActions['dossier_shipments.send'], dossier.reception_path ?? '')
  return ui.staffPage({
    ...context.frame,
    title: t('shipments.new'),
    lead: dossier.code,
    crumbs: [{ text: dossier.code, href: `/ho-so/${dossier.id}` }],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.form({
      action: newPath,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { dossierId: dossier.id },
      children: [
        ui.radios({
          ...fieldOf(problem, name, 'direction', likely(dossier)),
          label: t('shipments.direction'),
          choices: directions.map((direction) => ({
            value: direction,
            text: t(`shipments.direction_${direction}`),
            hint: t(`shipments.direction_${direction}_hint`),
          })),
        }),
        partyFields(problem, name, {
          name: dossier.applicant_name,
          phone: dossier.applicant_phone,
          address: dossier.return_address || dossier.applicant_address,
          payer: 'applicant',
          fee: null,
        }),
        ui.button({ text: t('shipments.prepare') }),
      ],
    }),
  })
}
