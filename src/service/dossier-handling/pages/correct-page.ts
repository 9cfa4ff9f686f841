import { forbidden, notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { applicantKinds, dossierText, getDossier, maskNumber, returnWays, type Dossier } from '../../dossiers/index.ts'
import { feesOfCorrection } from '../../dossier-fees/index.ts'
import { keepingList } from '../lists/came-from.ts'
import { listCrumb } from './after-action.ts'
import { mayAtItsUnits } from './may-at-its-units.ts'
import { t } from '../texts.ts'

const framed = (context: SignedInContext, dossier: Dossier, title: Parameters<typeof t>[0], problem?: FormProblem) => ({
  ...context.frame,
  title: t(title),
  lead: dossier.procedure.name,
  width: 'narrow' as const,
  crumbs: [listCrumb(context.url), { text: dossier.code, href: keepingList(context.url, `/ho-so/${dossier.id}`) }],
  errors: problem?.errors,
})

async function readToCorrect({ db, actor, params }: SignedInContext): Promise<Dossier> {
  const dossier = await getDossier(db, actor, params.id!)
  if (!mayAtItsUnits({ actor }, dossier, 'dossiers.correct')) throw forbidden({ action: 'dossiers.correct' })
  return dossier
}

const fieldIn =
  (problem: FormProblem | undefined, action: string) =>
  (name: string, current = '') => ({
    name,
    value: typed(problem, action, name, current),
    error: errorOf(problem, action, name),
  })

/** The number is not shown here: left empty it stays as it is. */
export async function showCorrection(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const dossier = await readToCorrect(context)
  const field = fieldIn(problem, 'dossier_handling.correct_dossier')
  return ui.staffPage({
    ...framed(context, dossier, 'handling.correct', problem),
    children: ui.form({
      action: keepingList(context.url, `/ho-so/${dossier.id}/dinh-chinh`),
      csrf: context.csrf,
      hidden: { version: String(dossier.version) },
      children: [
        ui.select({
          ...field('applicantKind', dossier.applicant_kind),
          label: t('handling.applicant_kind'),
          placeholder: false,
          options: applicantKinds.map((kind) => ({ value: kind, text: dossierText(`dossiers.kind_${kind}`) })),
        }),
        ui.textInput({ ...field('applicantName', dossier.applicant_name), label: t('handling.applicant_name') }),
        ui.fieldRow([
          ui.textInput({
            ...field('applicantNumber'),
            label: t('handling.number'),
            hint:
              dossier.applicant_number && t('handling.number_kept', { number: maskNumber(dossier.applicant_number) }),
            optional: true,
            code: true,
            width: 'medium',
          }),
          ui.dateInput({
            ...field('applicantBorn', dossier.applicant_born?.toString()),
            label: t('handling.born'),
            optional: true,
          }),
        ]),
        ui.fieldRow([
          ui.textInput({
            ...field('applicantPhone', dossier.applicant_phone),
            label: t('handling.phone'),
            type: 'tel',
            optional: true,
            width: 'medium',
          }),
          ui.textInput({
            ...field('applicantEmail', dossier.applicant_email),
            label: t('handling.email'),
            type: 'email',
            optional: true,
            width: 'medium',
          }),
        ]),
        ui.textInput({
          ...field('applicantAddress', dossier.applicant_address),
          label: t('handling.address'),
          optional: true,
        }),
        ui.textarea({ ...field('abstract', dossier.abstract), label: t('handling.abstract'), optional: true, rows: 2 }),
        ui.radios({
          ...field('returnBy', dossier.return_by),
          label: t('handling.return_by'),
          choices: returnWays.map((way) => ({ value: way, text: dossierText(`dossiers.return_${way}`) })),
        }),
        ui.textInput({
          ...field('returnAddress', dossier.return_address),
          label: t('handling.return_address'),
          optional: true,
        }),
        await feesOfCorrection(context, dossier, field, problem?.values),
        ui.textarea({ ...field('reason'), label: t('handling.correct_reason'), rows: 2 }),
        ui.button({ text: t('handling.correct_button') }),
      ],
    }),
  })
}

/** The old result stays and says by which one it was replaced, and why. */
export async function showResultCorrection(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const dossier = await readToCorrect(context)
  const old = dossier.results.find(({ id }) => id === context.params.resultId)
  if (!old) throw notFound()
  const field = fieldIn(problem, 'dossier_handling.correct_result')
  return ui.staffPage({
    ...framed(context, dossier, 'handling.correct_result', problem),
    children: html`${ui.notice({ title: t('handling.result_stays') })}
    ${ui.form({
      action: keepingList(context.url, `/ho-so/${dossier.id}/ket-qua/${old.id}/dinh-chinh`),
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: [
        ui.textInput({ ...field('number', old.number), label: t('handling.result_number'), width: 'medium' }),
        ui.dateInput({ ...field('issuedOn', old.issued_on), label: t('handling.issued_on') }),
        ui.textInput({ ...field('signedBy', old.signed_by), label: t('handling.signed_by'), width: 'medium' }),
        await feesOfCorrection(context, dossier, field, problem?.values),
        ui.textarea({ ...field('reason'), label: t('handling.correct_reason'), rows: 2 }),
        ui.button({ text: t('handling.correct_result') }),
      ],
    })}`,
  })
}
