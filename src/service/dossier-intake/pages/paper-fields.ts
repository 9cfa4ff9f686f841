// The published list of papers, each ticked as it lies on the counter; one key says that all of it is there.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { copyKinds, dossierText, paperEndings, paperLimit } from '../../dossiers/index.ts'
import type { Component, ProcedureVersion } from '../../procedures/index.ts'
import { allNeeded, isNeeded } from '../receiving/components.ts'
import { copiesField, copyField, fileField, usualCopy } from '../receiving/read-papers.ts'
import { t } from '../texts.ts'
import type { Focus } from './applicant-fields.ts'
import { box, valueOf, valuesOf, type Boxes } from './typed-fields.ts'

const needOf = (component: Component): ui.Content => {
  const { dataSource, oneOf, when, formula } = component
  if (dataSource) return t('intake.in_database', { source: dataSource })
  if (oneOf) return t('intake.one_of', { group: oneOf })
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

const details = (boxes: Boxes, component: Component): ui.Content => {
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
  ]
}

export function paperFields(boxes: Boxes, { components }: ProcedureVersion, focus: Focus): ui.Content {
  if (components.length === 0) return html`<p class="hint">${t('intake.no_components')}</p>`
  const ticked = valuesOf(boxes, 'papers')
  return [
    allNeeded(components).length > 0 &&
      ui.checkbox({
        name: 'all',
        label: t('intake.all'),
        checked: valueOf(boxes, 'all') !== '',
        accesskey: 'a',
        autofocus: focus === 'all',
      }),
    ui.checkboxes({
      name: 'papers',
      label: t('intake.papers'),
      error: boxes.errors['papers'],
      values: ticked,
      choices: components.map((component) => ({
        value: component.key,
        text: component.name,
        hint: html`${!isNeeded(component) && html`<strong>${t('intake.if_needed')}</strong> `}${hintOf(component)}`,
        inside: details(boxes, component),
      })),
    }),
  ]
}
