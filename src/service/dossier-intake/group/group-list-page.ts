import { unitNameOf } from '../../../foundation/organisation/index.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierRows, isReadable } from '../../dossiers/index.ts'
import { feesFrom, moneyOf } from '../../dossier-fees/index.ts'
import { owedSum, procedureNameOf } from '../../procedures/index.ts'
import { intakePath } from '../pages/intake-page.ts'
import { t } from '../texts.ts'
import { mostRows } from './group-rows.ts'

/** Those who came together: who got which number, each with a receipt to print. */
export async function showGroupList(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, params } = context
  const party = await db.query
    .selectFrom('dossier_intake.party as party')
    .select((eb) => [
      'party.name',
      'party.filed_at',
      procedureNameOf('party.procedure_version_id').as('procedure'),
      unitNameOf(eb.ref('party.reception_unit_id')).as('unit'),
    ])
    .where('party.id', '=', params.id!)
    .executeTakeFirst()
  const rows = await db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.applicant_name',
      'dossier.receipt_number',
      'dossier.due_at',
      'dossier.fees',
    ])
    .select((eb) => moneyOf(eb.ref('dossier.id')).as('money'))
    .where('dossier.group_id', '=', params.id!)
    .where(isReadable(actor))
    .orderBy('dossier.receipt_number')
    .orderBy('dossier.id')
    .limit(mostRows)
    .execute()
  if (!party || rows.length === 0) throw notFound()
  const fees = new Map(rows.map((row) => [row.id, feesFrom(row, row.money)]))
  const now = [...fees.values()].flatMap((one) => one.now)
  return ui.staffPage({
    ...context.frame,
    title: party.name,
    lead: html`${party.procedure} · ${party.unit} · ${ui.dateTime(party.filed_at)}`,
    crumbs: [{ text: t('intake.title'), href: intakePath }],
    actions: ui.linkButton({ text: t('intake.next'), href: intakePath, accesskey: 'n' }),
    children: ui.table({
      caption: t('intake.group_dossiers', { count: rows.length }),
      columns: [
        { header: t('intake.receipt_number'), cell: (row) => row.receipt_number, numeric: true },
        {
          header: t('intake.dossier_code'),
          cell: (row) => html`<a class="code" href="${intakePath}/${row.id}">${row.code}</a>`,
          rowHeader: true,
        },
        { header: t('intake.applicant'), cell: (row) => row.applicant_name },
        { header: t('intake.due'), cell: (row) => row.due_at && ui.dateTime(row.due_at) },
        ...(now.length > 0
          ? [
              {
                header: t('intake.fees'),
                numeric: true,
                cell: (row: (typeof rows)[number]) => owedSum(fees.get(row.id)?.now ?? []),
              },
            ]
          : []),
        {
          header: t('intake.receipt'),
          cell: (row) =>
            ui.buttonForm({
              text: t('intake.print'),
              about: row.code,
              action: `/ho-so/${row.id}/phieu/receipt`,
              csrf: context.csrf,
              idempotencyKey: context.key(),
              small: true,
              newTab: true,
            }),
        },
      ],
      rows,
      ...(now.length > 0 && {
        footer: ['', t('intake.group_sum'), '', '', html`<strong>${owedSum(now)}</strong>`, ''],
      }),
    }),
  })
}
