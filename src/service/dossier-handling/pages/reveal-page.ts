import { recordRead } from '../../../kernel/audit/record-read.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getDossier, mayReveal } from '../../dossiers/index.ts'
import { arrivalOf, formAnswers } from './form-answers.ts'
import { t } from '../texts.ts'

export const purposes = ['check_papers', 'write_result', 'verify', 'contact', 'inspection'] as const

/** The number whole, once for each purpose that is named; who looked, when and why is kept for whoever watches over it. */
export async function showNumber(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, params, url } = context
  const dossier = await getDossier(db, actor, params.id!)
  if (!mayReveal(actor, dossier)) throw forbidden({ action: 'dossiers.reveal' })
  const asked = url.searchParams.get('muc-dich')
  const purpose = purposes.find((one) => one === asked)
  if (purpose)
    await recordRead(context, {
      subjectKind: 'dossier',
      subjectId: dossier.id,
      unitId: dossier.competent_unit_id,
      purpose,
    })
  const error = purpose || (asked === null && !url.searchParams.has('hien')) ? undefined : t('handling.choose_purpose')
  return ui.staffPage({
    ...context.frame,
    title: t('handling.number_of', { name: dossier.applicant_name }),
    width: 'narrow',
    crumbs: [
      { text: t('handling.dossiers'), href: '/ho-so' },
      { text: dossier.code, href: `/ho-so/${dossier.id}` },
    ],
    errors: error === undefined ? undefined : { 'muc-dich': error },
    children: purpose
      ? html`${ui.descriptionList([
          { term: t('handling.applicant'), value: dossier.applicant_name },
          { term: t('handling.number'), value: html`<span class="code">${dossier.applicant_number}</span>` },
          ...(dossier.submitter?.number
            ? [
                { term: t('handling.submitter'), value: dossier.submitter.name },
                { term: t('handling.number'), value: html`<span class="code">${dossier.submitter.number}</span>` },
              ]
            : []),
        ])}
        ${await formAnswers(context, dossier, await arrivalOf(context, dossier), true)}
        ${ui.linkButton({ text: t('handling.back_to_dossier'), href: `/ho-so/${dossier.id}`, kind: 'secondary' })}`
      : html`<p>${t('handling.reveal_recorded')}</p>
          <form class="form" action="/ho-so/${dossier.id}/so-dinh-danh">
            <input type="hidden" name="hien" value="1" />
            ${ui.radios({
              name: 'muc-dich',
              label: t('handling.purpose'),
              error,
              choices: purposes.map((one) => ({ value: one, text: t(`handling.purpose_${one}`) })),
            })}
            ${ui.button({ text: t('handling.reveal') })}
          </form>`,
  })
}
