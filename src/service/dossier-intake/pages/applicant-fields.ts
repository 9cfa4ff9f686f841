// Who wants something: the chip card first, since it fills the rest.
import * as ui from '../../../kernel/ui/index.ts'
import { applicantKinds, dossierText, type ApplicantKind } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { t } from '../texts.ts'
import { box, valueOf, type Boxes } from './typed-fields.ts'

export const fillPath = '/tiep-nhan/dien'

const kindsOf = ({ applicants }: ProcedureVersion): readonly ApplicantKind[] =>
  applicants.length > 0 ? applicants : applicantKinds

/** The first empty box that a clerk would go to; after it the checklist. */
export type Focus = 'card' | 'applicantName' | 'applicantPhone' | 'all' | undefined

export const focusAfterFilling = (boxes: Boxes): Focus =>
  valueOf(boxes, 'applicantName') === ''
    ? 'applicantName'
    : valueOf(boxes, 'applicantPhone') === ''
      ? 'applicantPhone'
      : 'all'

export const cardField = (boxes: Boxes, version: ProcedureVersion, focus: Focus): ui.Html =>
  ui.fieldRow([
    ui.textInput({
      ...box(boxes, 'card'),
      label: t('intake.card'),
      hint: t('intake.card_hint'),
      autocomplete: 'off',
      code: true,
      accesskey: 'q',
      autofocus: focus === 'card',
    }),
    ui.html`<div class="field">${ui.button({
      text: t('intake.fill'),
      kind: 'secondary',
      formaction: `${fillPath}?thu-tuc=${version.procedureId}`,
    })}</div>`,
  ])

export function applicantFields(boxes: Boxes, version: ProcedureVersion, focus: Focus): ui.Content {
  const kinds = kindsOf(version)
  return [
    ui.fieldRow([
      ui.textInput({
        ...box(boxes, 'applicantName'),
        label: t('intake.name'),
        autocomplete: 'off',
        accesskey: 'h',
        autofocus: focus === 'applicantName',
      }),
      ui.textInput({
        ...box(boxes, 'applicantNumber'),
        label: t('intake.number'),
        optional: true,
        inputmode: 'numeric',
        autocomplete: 'off',
        code: true,
      }),
      ui.textInput({
        ...box(boxes, 'applicantBorn'),
        label: t('intake.born'),
        optional: true,
        autocomplete: 'off',
        placeholder: t('intake.date_form'),
      }),
      ui.textInput({
        ...box(boxes, 'applicantPhone'),
        label: t('intake.phone'),
        optional: true,
        type: 'tel',
        autocomplete: 'off',
        accesskey: 'p',
        autofocus: focus === 'applicantPhone',
      }),
    ]),
    ui.fieldRow([
      ui.textInput({
        ...box(boxes, 'applicantAddress'),
        label: t('intake.address'),
        optional: true,
        autocomplete: 'off',
      }),
      kinds.length > 1 &&
        ui.select({
          ...box(boxes, 'applicantKind', kinds[0]),
          label: t('intake.kind'),
          placeholder: false,
          options: kinds.map((kind) => ({ value: kind, text: dossierText(`dossiers.kind_${kind}`) })),
        }),
    ]),
    kinds.length === 1 && ui.html`<input type="hidden" name="applicantKind" value="${kinds[0]}">`,
  ]
}
