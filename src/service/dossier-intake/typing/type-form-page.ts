// The declaration on paper, typed into the electronic form: its scan on one side, the questions on the other.
import {
  answerBoxes,
  formFields,
  getFormVersion,
  prefill,
  readAnswers,
  sourceLabel,
  takeStep,
  typedValues,
  type Answers,
  type FormDefinition,
  type Prefilled,
  type TypedValues,
} from '../../../foundation/forms/index.ts'
import { recordRead } from '../../../kernel/audit/record-read.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getDossier, mayCorrect, type Dossier } from '../../dossiers/index.ts'
import { declarationOf, takeOver } from '../receiving/asked-form.ts'
import { findArrival } from '../receiving/keep-arrival.ts'
import { formIncomplete, readPrefilled } from '../receiving/read-form.ts'
import { t } from '../texts.ts'
import { formStateOf, mayBeTyped, notTyped } from './form-state.ts'
import { filesIn } from './type-form.ts'

export const typingPath = (id: string): string => `/ho-so/${id}/to-khai`

const action = 'dossier_intake.type_form'

/** The applicant's boxes at the counter, by what a field of the form may be filled from. */
const knownOf = (dossier: Dossier): Record<string, string> => ({
  'identity_card.name': dossier.applicant_name,
  'identity_card.number': dossier.applicant_number,
  'identity_card.birth': dossier.applicant_born?.toString() ?? '',
})

const applicantBoxes = (definition: FormDefinition): ReadonlyMap<string, string> =>
  new Map(
    definition.sections.flatMap(({ fields }) =>
      fields.flatMap(({ key, prefill: from = '' }) =>
        from.startsWith('identity_card.') ? [[`form.${key}`, from] as const] : [],
      ),
    ),
  )

type Begun = { values: TypedValues; prefilled: Prefilled }

/** What the dossier says already, then what is known of the person from elsewhere; whose data are read is written down. */
async function begin(context: SignedInContext, dossier: Dossier, definition: FormDefinition): Promise<Begun> {
  const known = takeOver(
    answerBoxes(definition, dossier.answers as Answers),
    knownOf(dossier),
    applicantBoxes(definition),
  )
  const { procedure, applicant_number: personNumber } = dossier
  const matter = { procedureId: dossier.procedure_id, fieldId: procedure.fieldId, caseId: dossier.id }
  const filled = await prefill(context.db, definition, { actor: context.actor, personNumber, matter }, known)
  for (const origin of filled.origins) await recordRead(context, { ...origin, purpose: 'type_form' })
  return filled
}

async function readToType({ db, actor, params }: SignedInContext) {
  const dossier = await getDossier(db, actor, params.id!)
  if (!mayCorrect(actor, dossier)) throw forbidden({ action: 'dossiers.correct' })
  if (!dossier.form_version_id) throw new AppError('dossiers.without_form', 409)
  const { definition } = await getFormVersion(db, dossier.form_version_id)
  if (!mayBeTyped(formStateOf(definition, dossier, await findArrival(db, dossier.id), db.now)))
    throw new AppError('dossier_intake.form_filled_already', 409)
  if (dossier.finished_at) throw new AppError('dossiers.form_after_result', 409)
  return { dossier, definition }
}

/** The browsers' PDF viewers: the page as wide as the frame, without their small pictures of all pages. */
const pageAlone = '#navpanes=0&view=FitH'

/** The paper that the form stands for, else whatever was scanned. */
function scans(dossier: Dossier): ui.Html {
  const declaration = declarationOf(dossier.procedure)
  const scanned = dossier.papers.filter(({ file_id: fileId }) => fileId !== null)
  const wanted = scanned.filter((paper) => paper.component_key === declaration?.key)
  const shown = wanted.length > 0 ? wanted : scanned
  if (shown.length === 0) return ui.notice({ title: t('intake.no_scan'), body: t('intake.no_scan_hint') })
  return html`${shown.map((paper) => {
    const src = `/ho-so/${dossier.id}/tep/${paper.file_id}`
    return html`<section class="section">
      <h2>${paper.name}</h2>
      <iframe${ui.attrs({ class: 'scan', src: `${src}${pageAlone}`, title: paper.name, loading: 'lazy' })}></iframe>
      <p><a${ui.attrs({ href: src, target: '_blank' })}>${t('intake.open_scan')}</a></p>
    </section>`
  })}`
}

/** What came back: typed, with one row more or less, or with what is wrong. */
async function again(context: SignedInContext, definition: FormDefinition, dossier: Dossier, problem: FormProblem) {
  const sent = typedValues(problem.values)
  const isStep = problem.status === 200
  const values = isStep ? takeStep(definition, sent, typed(problem, action, 'step')) : sent
  const incomplete = typed(problem, action, 'blanks') !== ''
  const read = await readAnswers(context.db, definition, values, { files: filesIn(dossier.answers), incomplete })
  const elsewhere = notTyped(definition)
  const errors = isStep
    ? {}
    : Object.fromEntries(Object.entries(read.errors).filter(([path]) => !elsewhere.has(path.split('.')[1] ?? '')))
  return { values, errors, prefilled: readPrefilled(typed(problem, action, 'prefilled')) }
}

export async function showTyping(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { dossier, definition } = await readToType(context)
  await recordRead(context, {
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    purpose: 'type_form',
  })
  const { values, prefilled, errors } = problem
    ? await again(context, definition, dossier, problem)
    : { ...(await begin(context, dossier, definition)), errors: {} }
  const others = Object.entries(problem?.status === 200 ? {} : (problem?.errors ?? {})).filter(
    ([name]) => name !== formIncomplete || Object.keys(errors).length === 0,
  )
  const fields = await formFields(context.db, {
    definition,
    values,
    errors,
    files: filesIn(dossier.answers),
    fileHref: (id) => `/ho-so/${dossier.id}/tep/${id}`,
    prefilled: new Map(Object.entries(prefilled).map(([key, { source }]) => [`form.${key}`, sourceLabel(source)])),
    elsewhere: new Map([...notTyped(definition)].map((key) => [`form.${key}`, undefined])),
    optionalBy: '[name="blanks"]',
  })
  return ui.staffPage({
    ...context.frame,
    title: t('intake.type_form'),
    lead: `${dossier.code} · ${definition.title}`,
    crumbs: [{ text: dossier.code, href: `/ho-so/${dossier.id}` }],
    errors: { ...Object.fromEntries(others), ...errors },
    children: ui.beside(
      scans(dossier),
      ui.form({
        action: typingPath(dossier.id),
        csrf: context.csrf,
        idempotencyKey: context.key(),
        multipart: true,
        hidden: { version: String(dossier.version), prefilled: JSON.stringify(prefilled) },
        children: [
          html`<p class="hint">${t('intake.type_form_hint')}</p>`,
          fields,
          ui.checkbox({
            name: 'blanks',
            label: t('intake.blanks'),
            hint: t('intake.blanks_hint'),
            checked: typed(problem, action, 'blanks') !== '',
          }),
          ui.button({ text: t('intake.type_form_save') }),
        ],
      }),
    ),
  })
}
