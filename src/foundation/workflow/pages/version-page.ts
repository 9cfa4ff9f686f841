import { can } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { formatNumber } from '../../../kernel/text/numbers.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findUnitNames } from '../../organisation/index.ts'
import { getVersion, type Version } from '../designing/process-queries.ts'
import { processDrawing } from '../drawing/process-drawing.ts'
import { t } from '../page-texts.ts'
import { namedUnits } from '../step-words.ts'
import { actions } from '../workflow-access.ts'
import { listPath, ownerOptions, versionPath } from './design-words.ts'
import { editParts } from './edit-page.ts'

const termText = ({ term }: Version): ui.Content =>
  term && ((lang) => `${formatNumber(term.amount, lang)} ${inLanguage(t(`workflow.term_${term.unit}`), lang)}`)

async function readParts({ db }: SignedInContext, version: Version): Promise<ui.Content[]> {
  const unitNames = await findUnitNames(db, namedUnits(version.definition))
  return [
    ui.descriptionList([
      { term: t('workflow.term'), value: termText(version) },
      { term: t('workflow.published_at'), value: ui.dateTime(version.published_at) },
    ]),
    html`<section class="section">
      <h2>${t('workflow.drawing')}</h2>
      ${processDrawing(version.definition, { unitNames, details: true })}
    </section>`,
  ]
}

async function copyForm(context: SignedInContext, version: Version): Promise<ui.Html> {
  const owners = await ownerOptions(context)
  return ui.disclosure({
    summary: t('workflow.copy'),
    children: ui.form({
      action: `${versionPath(version.id)}/ban-sao`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: [
        ui.textInput({ name: 'name', id: 'copy-name', label: t('workflow.copy_name'), value: version.name }),
        ui.select({
          name: 'unitId',
          id: 'copy-unit',
          label: t('workflow.owner'),
          options: owners,
          value: version.unit_id,
        }),
        ui.button({ text: t('workflow.copy'), kind: 'secondary' }),
      ],
    }),
  })
}

function actionsOf({ csrf }: SignedInContext, version: Version, designs: boolean): ui.Content {
  const path = versionPath(version.id)
  const hidden = { version: String(version.version) }
  const draft = designs && version.published_at === null
  return [
    ui.linkButton({ text: t('workflow.export'), href: `${path}/bpmn`, kind: 'secondary', download: true }),
    designs &&
      version.published_at !== null &&
      ui.linkButton({ text: t('workflow.move_runs'), href: `${path}/ho-so`, kind: 'secondary' }),
    draft &&
      version.number > 1 &&
      ui.buttonForm({ action: `${path}/bo`, csrf, hidden, text: t('workflow.discard'), kind: 'plain' }),
  ]
}

/** A version: a draft to be changed by whoever designs, else its drawing and its steps. */
export async function showVersion(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, frame, params } = context
  const version = await getVersion(db, params.id!)
  const designs = can(actor, actions['workflow.design'], version.unit_path)
  const edits = designs && version.published_at === null
  return ui.staffPage({
    ...frame,
    title: version.name,
    lead: t('workflow.version_number', { number: version.number }),
    status: version.published_at
      ? ui.statusBadge({ text: t('workflow.published'), tone: 'success' })
      : ui.statusBadge({ text: t('workflow.draft') }),
    crumbs: [
      { text: t('workflow.title'), href: listPath },
      { text: version.name, href: `${listPath}/${version.process_id}` },
    ],
    actions: actionsOf(context, version, designs),
    errors: problem?.errors,
    children: [
      edits ? await editParts(context, version, problem) : await readParts(context, version),
      designs && (await copyForm(context, version)),
    ],
  })
}
