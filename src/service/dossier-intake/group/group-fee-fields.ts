// What the group is to pay: the choices for all, and once the sheet is there each person with the sum of all.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { choiceFields, hasChoice } from '../../dossier-fees/index.ts'
import { owedList, owedSum, type ProcedureVersion } from '../../procedures/index.ts'
import { intakePath } from '../pages/intake-page.ts'
import { box, type Boxes } from '../pages/typed-fields.ts'
import { t } from '../texts.ts'
import { exemptColumn, exemptionsOf, type MemberFees } from './group-fees.ts'
import type { SheetRow } from './group-rows.ts'

export const groupPath = `${intakePath}/nhom`
export const reckonPath = `${groupPath}/tinh-phi`

type Members = { rows: readonly SheetRow[]; fees: readonly MemberFees[] }

const each = ({ rows, fees }: Members): ui.Content =>
  rows.length > 0 &&
  ui.table({
    caption: t('intake.group_fees', { count: rows.length }),
    rows: rows.map(({ line, applicant }, at) => ({ line, applicant, owed: fees[at]?.owed ?? [] })),
    columns: [
      { header: t('intake.row'), cell: ({ line }) => ui.number(line) },
      { header: t('intake.name'), rowHeader: true, cell: ({ applicant }) => applicant.applicantName },
      { header: t('intake.fees'), cell: ({ owed }) => (owed.length > 0 ? owedList(owed) : '—') },
    ],
    footer: ['', t('intake.group_sum'), html`<strong>${owedSum(fees.flatMap(({ owed }) => owed))}</strong>`],
  })

export function groupFeeFields(boxes: Boxes, { fees, procedureId }: ProcedureVersion, members: Members): ui.Content {
  if (fees.length === 0) return html`<p class="hint">${t('intake.fee_none')}</p>`
  const known = exemptionsOf(fees)
  return [
    fees.some(hasChoice) && html`<p>${t('intake.group_fees_of_all')}</p>`,
    fees.map((fee) => choiceFields((name, current) => box(boxes, name, current), fee)),
    known.length > 0 &&
      html`<p class="hint">${t('intake.group_fees_hint', { column: exemptColumn.label, known: known.join('; ') })}</p>`,
    html`<div class="field">
      ${ui.button({
        text: t('intake.reckon'),
        kind: 'secondary',
        formaction: `${reckonPath}?thu-tuc=${procedureId}`,
      })}
    </div>`,
    each(members),
  ]
}
