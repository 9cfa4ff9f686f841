// The counter's page for one procedure: who, which papers, and the decision, in the order of the hands.
import {
  draftPath,
  findDraft,
  formFields,
  getFormVersion,
  readAnswers,
  sourceLabel,
  typedValues,
  type Draft,
} from '../../../foundation/forms/index.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { boxesOf, draftPurpose, saveDraftPath } from '../drafts/intake-draft.ts'
import { findAuthorities, findUnits, nameInPlace } from '../../../foundation/organisation/index.ts'
import { getProcessVersion, mayAct, type WorkStep } from '../../../foundation/workflow/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { scriptAsset } from '../../../kernel/ui/scripts.ts'
import { isNeeded, termText, dossierText } from '../../dossiers/index.ts'
import {
  findProcedureVersion,
  findVersionOn,
  ordinaryTerm,
  type Component,
  type ProcedureVersion,
} from '../../procedures/index.ts'
import { getReceptionPlaces, ofTier, type Place } from '../places.ts'
import { formIncomplete, readPrefilled } from '../receiving/read-form.ts'
import { askedElsewhere, declarationOf, takeOver } from '../receiving/asked-form.ts'
import { tickedOf } from '../receiving/read-papers.ts'
import { t } from '../texts.ts'
import { applicantFields, cardField, type Focus } from './applicant-fields.ts'
import { decisionFields } from './decision-fields.ts'
import { feeFields } from './fee-fields.ts'
import { moreFields } from './more-fields.ts'
import { paperFields } from './paper-fields.ts'
import { valueOf, valuesOf, type Boxes } from './typed-fields.ts'

const script = scriptAsset(new URL('../assets/counter-keys.js', import.meta.url))
const scansScript = scriptAsset(new URL('../assets/keep-scans.js', import.meta.url))
export const intakePath = '/tiep-nhan'

/** Today's version; when it has ended while the form lay open, the one that was seen, so that nothing typed is lost. */
export async function versionShown(
  { db, url }: SignedInContext,
  problem?: FormProblem,
): Promise<{ version: ProcedureVersion; inForce: boolean } | undefined> {
  const procedureId = url.searchParams.get('thu-tuc') ?? ''
  const version = await findVersionOn(db, procedureId, dateOf(db.now))
  if (version) return { version, inForce: true }
  const seen = await findProcedureVersion(db, String(problem?.values['versionId'] ?? ''))
  return seen?.procedureId === procedureId ? { version: seen, inForce: false } : undefined
}

/** The step at which dossiers of the procedure are received. */
async function receptionStep(
  { db }: SignedInContext,
  { processVersionId }: ProcedureVersion,
): Promise<WorkStep | undefined> {
  if (!processVersionId) return undefined
  const { definition } = await getProcessVersion(db, processVersionId)
  const step = definition.steps.find(
    (one) => one.kind === 'work' && one.actions.some(({ effect }) => effect === 'receive'),
  )
  return step?.kind === 'work' ? step : undefined
}

/** The effects that this person may take where the dossier is received; none where the first step is somebody else's. */
function effectsAt(actor: Actor, step: WorkStep | undefined, place: Place): readonly string[] {
  if (!step) return []
  const mine = mayAct(actor, { role: step.role, unitPath: place.path, personId: null })
  return mine ? step.actions.flatMap(({ effect }) => effect ?? []) : []
}

const savePathOf = ({ procedureId }: ProcedureVersion): string => `${saveDraftPath}?thu-tuc=${procedureId}`

/** The procedure's own form, with what is wrong in it once it was sent. */
async function ownForm(
  { db }: SignedInContext,
  version: ProcedureVersion,
  boxes: Boxes,
  { wasSent, draft }: { wasSent: boolean; draft: Draft | undefined },
): Promise<{ fields: ui.Content; errors: ui.FieldErrors }> {
  const autosave = savePathOf(version)
  if (!version.formVersionId) {
    // Asks nothing; its script stands ready to save the page.
    const script = { definition: { title: '', sections: [] }, ...(draft && { autosave }) }
    return { fields: await formFields(db, script), errors: {} }
  }
  const { definition } = await getFormVersion(db, version.formVersionId)
  const declaration = declarationOf(version)
  const elsewhere = askedElsewhere(definition, declaration)
  const sent = boxes.values ?? {}
  const typed = typedValues(sent)
  const values = takeOver(typed, sent, elsewhere)
  const files = draft?.files ?? []
  const onPaper = declaration !== undefined && tickedOf(version.components, papersIn(boxes)).includes(declaration.key)
  // What was refused while it was read, a file too large, is told at its box before what follows from that.
  const refused = Object.entries(boxes.errors).filter(([path]) => path.startsWith('form.'))
  const errors = {
    ...(wasSent && (await readAnswers(db, definition, values, { files, incomplete: onPaper })).errors),
    ...Object.fromEntries(refused),
  }
  // Of what the applicant's boxes say the fault is told there.
  const told = Object.fromEntries(Object.entries(errors).map(([path, text]) => [elsewhere.get(path) ?? path, text]))
  const prefilled = new Map(
    Object.entries(readPrefilled(valueOf(boxes, 'prefilled'))).map(([key, { source }]) => [
      `form.${key}`,
      sourceLabel(source),
    ]),
  )
  const fields = await formFields(db, {
    definition,
    values,
    errors,
    prefilled,
    files,
    fileHref: (id) => `${draftPath(draft?.id ?? '')}/tep/${id}`,
    autosave,
    elsewhere,
    ...(declaration && { optionalBy: boxesFor(declaration) }),
  })
  if (!declaration) return { fields, errors: told }
  const isOpen =
    Object.keys(errors).length > 0 || Object.values(typed).some((value) => value.length > 0 && value !== '0')
  const folded = ui.disclosure({
    summary: t('intake.own_form', { title: definition.title }),
    open: isOpen,
    children: [html`<p class="hint">${t('intake.own_form_on_paper', { paper: declaration.name })}</p>`, fields],
  })
  return { fields: [folded, blankLink(version.formVersionId)], errors: told }
}

/** To be signed where nobody brought a declaration. */
const blankLink = (formVersionId: string): ui.Html =>
  html`<p class="field"><a href="/bieu-mau/ban/${formVersionId}/de-trong.pdf">${t('intake.blank')}</a></p>`

/** What says that the paper is there. */
const boxesFor = (declaration: Component): string =>
  [`[name="papers"][value="${declaration.key}"]`, isNeeded(declaration) && '[name="all"]'].filter(Boolean).join(', ')

const papersIn = (boxes: Boxes) => ({
  papers: valuesOf(boxes, 'papers'),
  all: valueOf(boxes, 'all') !== '',
})

/** The draft that the address or the sent form names, while it is one's own and of this procedure. */
async function draftOf(
  { db, actor, url }: SignedInContext,
  { procedureId }: ProcedureVersion,
  problem: FormProblem | undefined,
): Promise<Draft | undefined> {
  const named = problem ? String(problem.values['draft'] ?? '') : (url.searchParams.get('ban-nhap') ?? '')
  if (!isUuid(named)) return undefined
  const draft = await findDraft(db, actor, named)
  return draft?.purpose === draftPurpose && draft.subjectId === procedureId ? draft : undefined
}

const saveButton = (version: ProcedureVersion): ui.Html =>
  html`<div class="field">
    ${ui.button({
      text: t('intake.draft_save'),
      kind: 'plain',
      name: 'step',
      value: 'save',
      formaction: savePathOf(version),
    })}
  </div>`

export type Shown = {
  problem?: FormProblem
  /** What was filled in, instead of what was sent. */
  values?: FormProblem['values']
  errors?: ui.FieldErrors
  focus?: Focus
  told?: ui.Content
}

const leadOf = ({ code, terms, components }: ProcedureVersion): ui.Content => {
  const term = ordinaryTerm({ terms })
  return html`${code}${term && html` · ${termText(term)}`} · ${t('intake.components', { count: components.length })}`
}

export const confirmField = (boxes: Boxes): ui.Content =>
  (boxes.errors['confirmed'] !== undefined || valueOf(boxes, 'confirmed') !== '') &&
  ui.checkbox({
    name: 'confirmed',
    label: t('intake.confirm'),
    error: boxes.errors['confirmed'],
    checked: valueOf(boxes, 'confirmed') !== '',
    accesskey: 'x',
  })

export async function intakePage(context: SignedInContext, version: ProcedureVersion, shown: Shown): Promise<ui.Html> {
  const { problem } = shown
  const draft = await draftOf(context, version, problem)
  const step = await receptionStep(context, version)
  const places = await getReceptionPlaces(context.db, context.actor, step?.role)
  const sent = {
    values: shown.values ?? problem?.values ?? (draft && boxesOf(draft)),
    errors: shown.errors ?? problem?.errors ?? {},
  }
  const isWrong = problem !== undefined && shown.values === undefined
  const form = await ownForm(context, version, sent, {
    wasSent: isWrong && problem.action === 'dossier_intake.receive',
    draft,
  })
  // That something in the form is wrong is said by its boxes.
  const isSaid = Object.keys(form.errors).length > 0
  const others = Object.entries(sent.errors).filter(([name]) => !isSaid || name !== formIncomplete)
  const boxes: Boxes = { values: sent.values, errors: { ...Object.fromEntries(others), ...form.errors } }
  const all = await findAuthorities(context.db)
  const offered = {
    version,
    places,
    authorities: ofTier(all, version.tier),
    helpUnits: (await findUnits(context.db, { kinds: ['centre'], limit: 500 })).map((unit) => ({
      ...unit,
      shortName: nameInPlace(unit, all),
    })),
  }
  const place = places.find(({ id }) => id === valueOf(boxes, 'receptionUnitId')) ?? places[0]!
  const hasErrors = Object.keys(boxes.errors).length > 0
  const focus = shown.focus ?? (hasErrors ? undefined : 'card')
  return ui.staffPage({
    ...context.frame,
    title: version.name,
    lead: leadOf(version),
    crumbs: [{ text: t('intake.title'), href: intakePath }],
    errors: boxes.errors,
    actions: [
      ui.linkButton({ text: t('intake.other_procedure'), href: intakePath, kind: 'secondary', accesskey: 's' }),
      ui.linkButton({
        text: t('intake.group'),
        href: `${intakePath}/nhom?thu-tuc=${version.procedureId}`,
        kind: 'plain',
      }),
    ],
    children: html`${shown.told}
    ${!version.processVersionId && ui.notice({ tone: 'warning', body: dossierText('dossiers.procedure_without_process') })}
    ${ui.form({
      action: `${intakePath}?thu-tuc=${version.procedureId}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      multipart: true,
      hidden: {
        procedureId: version.procedureId,
        versionId: version.id,
        prefilled: valueOf(boxes, 'prefilled'),
        draft: draft?.id ?? (valueOf(boxes, 'draft') || context.key()),
        version: String(draft?.revision ?? 0),
        ...(places.length === 1 && { receptionUnitId: place.id }),
      },
      children: html`<counter-keys>${cardField(boxes, version, focus)}</counter-keys>
        ${applicantFields(boxes, version, focus)} ${form.fields} 
        <keep-scans${ui.attrs({
          'data-save': savePathOf(version),
          'data-saving': t('intake.scan_saving'),
          'data-saved': t('intake.scan_saved'),
          'data-failed': t('intake.scan_failed'),
        })}>${paperFields(boxes, version, focus, draft)}</keep-scans>
        ${feeFields(boxes, version)} ${moreFields(boxes, offered)} ${confirmField(boxes)}
        ${decisionFields(boxes, version, effectsAt(context.actor, step, place))}
        ${saveButton(version)}
        ${problem?.filesLost && html`<p class="hint">${t('intake.files_again')}</p>`}
        <p class="hint">${t('intake.keys')}</p>`,
    })}${ui.script(script)}${ui.script(scansScript)}`,
  })
}
