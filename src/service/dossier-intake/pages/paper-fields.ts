// The published list of papers, each ticked as it lies on the counter; one key says that all of it is there.
import { draftPath, type Draft } from '../../../foundation/forms/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import {
  allNeeded,
  copiesField,
  copyField,
  copyKinds,
  dossierText,
  fileField,
  groupsOf,
  groupText,
  paperEndings,
  paperLimit,
} from '../../dossiers/index.ts'
import type { Component, ProcedureVersion } from '../../procedures/index.ts'
import { saveDraftPath } from '../drafts/intake-draft.ts'
import { dropScan, scanBox, scanOf } from '../receiving/paper-boxes.ts'
import { usualCopy } from '../receiving/read-papers.ts'
import { t } from '../texts.ts'
import type { Focus } from './applicant-fields.ts'
import { box, valueOf, valuesOf, type Boxes } from './typed-fields.ts'

const isConditional = ({ dataSource, when, formula }: Component): boolean => Boolean(dataSource || when || formula)

const needOf = (component: Component): ui.Content => {
  const { dataSource, when, formula } = component
  if (dataSource) return t('intake.in_database', { source: dataSource })
  return when ? t('intake.only_when', { when }) : formula ? t('intake.conditional') : undefined
}

const hintOf = (component: Component): ui.Content => {
  const { originals, copies, form } = component
  const parts = [
    originals > 0 && t('intake.originals', { count: originals }),
    copies > 0 && t('intake.copies', { count: copies }),
    form || undefined,
    needOf(component),
  ].filter((part) => part !== undefined && part !== false)
  return parts.map((part, at) => html`${at > 0 && ' · '}${part}`)
}

/** The scan that is kept with the draft, to be looked at, replaced or removed. */
const keptScan = (boxes: Boxes, { key }: Component, draft: Draft | undefined): ui.Html => {
  const scan = draft && scanOf(draft.files, boxes.values ?? {}, key)
  return html`<p id="${scanBox(key)}">
    ${
      scan &&
      html`<input${ui.attrs({ type: 'hidden', name: scanBox(key), value: scan.id })}>
        <a href="${`${draftPath(draft.id)}/tep/${scan.id}`}">${t('intake.scan_kept', { name: scan.name })}</a>
        (${ui.fileSize(scan.size)})
        ${ui.button({
          text: t('intake.scan_remove'),
          about: scan.name,
          kind: 'plain',
          name: 'step',
          value: dropScan(key),
          formaction: `${saveDraftPath}?thu-tuc=${draft.subjectId ?? ''}`,
        })}
       `
    }
  </p>`
}

const details = (boxes: Boxes, component: Component, draft: Draft | undefined): ui.Content => {
  const { key, name } = component
  const usual = usualCopy(component)
  return [
    ui.fieldRow([
      ui.select({
        ...box(boxes, copyField(key), usual.kind),
        label: t('intake.copy_kind'),
        placeholder: false,
        options: copyKinds.map((kind) => ({ value: kind, text: dossierText(`dossiers.copy_${kind}`) })),
      }),
      ui.numberInput({ ...box(boxes, copiesField(key), String(usual.copies)), label: t('intake.count') }),
    ]),
    ui.fileInput({
      name: fileField(key),
      error: boxes.errors[fileField(key)],
      label: t('intake.scan_of', { name }),
      optional: true,
      accept: paperEndings,
      maxBytes: paperLimit,
    }),
    keptScan(boxes, component, draft),
  ]
}

const choiceOf = (boxes: Boxes, component: Component, draft: Draft | undefined) => ({
  value: component.key,
  text: component.name,
  hint: html`${isConditional(component) && html`<strong>${t('intake.if_needed')}</strong> `}${hintOf(component)}`,
  inside: details(boxes, component, draft),
})

/** A kept scan says that its paper is there. */
const tickedIn = (boxes: Boxes, components: readonly Component[]): string[] => [
  ...valuesOf(boxes, 'papers'),
  ...components.flatMap(({ key }) => (valueOf(boxes, scanBox(key)) ? [key] : [])),
]

/** Papers of which one is enough, as one choice: which one it was. */
export const groupFields = (
  boxes: Boxes,
  components: readonly Component[],
  choice: (component: Component) => ui.Choice,
): ui.Content =>
  groupsOf(components).map((group) => {
    const ticked = tickedIn(boxes, components).find((key) => group.components.some((one) => one.key === key))
    return ui.radios({
      ...box(boxes, group.field),
      value: valueOf(boxes, group.field) || (ticked ?? ''),
      label: groupText(group),
      choices: [{ value: '', text: t('intake.none_of_group') }, ...group.components.map(choice)],
    })
  })

/** Those that stand alone; the others are chosen by their group. */
export const single = (components: readonly Component[]): Component[] => components.filter(({ oneOf }) => !oneOf)

export function paperFields(
  boxes: Boxes,
  { components }: ProcedureVersion,
  focus: Focus,
  draft: Draft | undefined,
): ui.Content {
  if (components.length === 0) return html`<p class="hint">${t('intake.no_components')}</p>`
  return [
    allNeeded(components).length > 0 &&
      ui.checkbox({
        name: 'all',
        label: t('intake.all'),
        checked: valueOf(boxes, 'all') !== '',
        accesskey: 'a',
        autofocus: focus === 'all',
      }),
    single(components).length > 0 &&
      ui.checkboxes({
        name: 'papers',
        label: t('intake.papers'),
        error: boxes.errors['papers'],
        values: tickedIn(boxes, components),
        choices: single(components).map((component) => choiceOf(boxes, component, draft)),
      }),
    groupFields(boxes, components, (one) => choiceOf(boxes, one, draft)),
  ]
}
