// Papers as they are gone through and taken in: what lies in the dossier, what is missing, what is not as it must be.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import {
  copyField,
  copyKinds,
  dossierText,
  fileField,
  groupsOf,
  groupText,
  isNeeded,
  missingOf,
  paperEndings,
  paperLimit,
  stillAwaited,
  type CopyKind,
  type Dossier,
} from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { waived } from '../acting/act-with-files.ts'
import { fieldsOf, valuesOf } from './part.ts'
import type { EffectForm } from './effect-form.ts'
import { t } from '../texts.ts'

type Component = ProcedureVersion['components'][number]

/** One paper: in which form it came, if it came, and its scan. */
const paperRow = (it: EffectForm, { key, name }: Component, more: { hint?: ui.Content; waivable?: boolean } = {}) => {
  const field = fieldsOf(it.problem, it.form)
  return ui.fieldRow([
    ui.select({
      ...field(copyField(key)),
      label: name,
      hint: more.hint,
      placeholder: t('handling.not_taken'),
      options: [
        ...copyKinds.map((kind) => ({ value: kind as string, text: dossierText(`dossiers.copy_${kind}`) })),
        ...(more.waivable ? [{ value: waived, text: t('handling.waived') }] : []),
      ],
    }),
    ui.fileInput({
      ...field(fileField(key)),
      label: t('handling.file_of', { name }),
      optional: true,
      accept: paperEndings,
      maxBytes: paperLimit,
    }),
  ])
}

const heldKeys = ({ papers }: Dossier): Set<string> => new Set(papers.map(({ component_key: key }) => key))

const copyText = (kind: string) => dossierText(`dossiers.copy_${kind as CopyKind}`)

/** How each paper of a component came, with the way to its file. */
const asItCame = (dossier: Dossier, component: Component): ui.Html[] =>
  dossier.papers
    .filter(({ component_key: key }) => key === component.key)
    .map(
      ({ copy_kind, copies, file_id: fileId }, at) =>
        html`${at > 0 && '; '}${copyText(copy_kind)} ×
        ${ui.number(copies)}${
          fileId &&
          html` ·
            <a href="/ho-so/${dossier.id}/tep/${fileId}"
              >${t('handling.open_file')}<span class="visually-hidden"> ${component.name}</span></a
            >`
        }`,
    )

const checkHeld = (it: EffectForm, held: readonly Component[]): ui.Content =>
  held.length > 0 &&
  ui.checkboxes({
    ...fieldsOf(it.problem, it.form)('wrongKeys'),
    label: t('handling.papers_here'),
    hint: t('handling.papers_here_hint'),
    values: valuesOf(it.problem, it.form, 'wrongKeys'),
    choices: held.map((component) => ({
      value: component.key,
      text: component.name,
      hint: html`${asItCame(it.dossier, component)}`,
    })),
  })

/** "Check": before a dossier is received, by the rule of the counter; nothing to fill in where all is there. */
export function checkPapers(it: EffectForm): ui.Content {
  const { components } = it.dossier.procedure
  const has = heldKeys(it.dossier)
  const missing = new Set(missingOf(components, has))
  const groups = groupsOf(components).filter((group) => group.components.some((one) => missing.has(one)))
  const others = components.filter(
    (one) =>
      !has.has(one.key) && !missing.has(one) && !groupsOf(components).some((group) => group.components.includes(one)),
  )
  return [
    checkHeld(
      it,
      components.filter(({ key }) => has.has(key)),
    ),
    components.filter((one) => isNeeded(one) && missing.has(one)).map((one) => paperRow(it, one)),
    groups.map((group) =>
      ui.fieldset({
        name: `${it.form}-${group.field}`,
        label: groupText(group),
        children: group.components.map((one) => paperRow(it, one)),
      }),
    ),
    missing.size === 0 && html`<p>${t('handling.papers_complete')}</p>`,
    others.length > 0 &&
      ui.disclosure({
        summary: t('handling.papers_if_needed'),
        open: others.some(({ key }) => fieldsOf(it.problem, it.form)(copyField(key)).value !== ''),
        children: others.map((one) => paperRow(it, one)),
      }),
  ]
}

/** What an acceptance would lack, and what was found wrong a moment ago: what is asked for, unless somebody says else. */
export const lackingOf = ({ dossier, problem }: EffectForm): string[] => [
  ...(dossier.accepted_at ? [] : missingOf(dossier.procedure.components, heldKeys(dossier)).map(({ key }) => key)),
  ...[problem?.values['wrongKeys'] ?? []].flat(),
]

/** What was asked for and has not come, or is not needed any more; what came already stands above. */
export function takeSupplement(it: EffectForm): ui.Content {
  const { requests, papers, procedure } = it.dossier
  const asked = requests.findLast((request) => request.taken_at === null)
  const came = papers.filter(({ supplement_id: id }) => asked !== undefined && id === asked.id)
  const open = stillAwaited(
    asked?.component_keys ?? [],
    came.map(({ component_key: key }) => key),
  )
  const waits = procedure.components.filter(({ key }) => open.includes(key))
  const field = fieldsOf(it.problem, it.form)
  return [
    came.length > 0 &&
      html`<p>${t('handling.came_already')}</p>
        <ul>
          ${came.map((paper) => html`<li>${paper.name} · ${ui.dateTime(Temporal.Instant.from(paper.taken_at))}</li>`)}
        </ul>`,
    waits.map((component) => paperRow(it, component, { waivable: true })),
    waits.length > 0 &&
      ui.textarea({ ...field('waivedReason'), label: t('handling.waived_reason'), optional: true, rows: 2 }),
  ]
}
