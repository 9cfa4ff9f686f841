// What an ordinary dossier does not need: behind one summary, open as soon as something in it was filled in or is wrong.
import { inLanguage as inWords } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { channels, dossierText, returnWays, submitterBases } from '../../dossiers/index.ts'
import { channelsOf, type ProcedureVersion } from '../../procedures/index.ts'
import { termText } from '../../dossiers/index.ts'
import type { Unit } from '../../../foundation/organisation/index.ts'
import { t } from '../texts.ts'
import { unitFields, unitOptions, type Deciding } from './unit-fields.ts'
import { box, valueOf, type Boxes } from './typed-fields.ts'

export type Around = Deciding & { helpUnits: readonly Unit[] }

const postFields = (boxes: Boxes): ui.Content => [
  ui.textInput({ ...box(boxes, 'shipmentNumber'), label: t('intake.shipment'), width: 'medium' }),
  ui.textInput({ ...box(boxes, 'sender'), label: t('intake.sender'), optional: true, width: 'medium' }),
  ui.fieldRow([
    ui.dateInput({ ...box(boxes, 'arrivedOn'), label: t('intake.arrived_on') }),
    ui.textInput({
      ...box(boxes, 'arrivedTime'),
      label: t('intake.arrived_time'),
      width: 'short',
      placeholder: '09:30',
    }),
  ]),
  html`<p class="hint">${t('intake.arrived_hint')} <a href="/quy-dinh-ho-so">${t('intake.arrived_rule')}</a></p>`,
]

const channelField = (boxes: Boxes, version: ProcedureVersion): ui.Content =>
  channelsOf(version).includes('post') &&
  ui.radios({
    ...box(boxes, 'channel', 'counter'),
    label: t('intake.channel'),
    choices: channels
      .filter((channel) => channel !== 'online')
      .map((channel) => ({
        value: channel,
        text: dossierText(`dossiers.channel_${channel}`),
        inside: channel === 'post' ? postFields(boxes) : undefined,
      })),
  })

const returnField = (boxes: Boxes): ui.Content =>
  ui.radios({
    ...box(boxes, 'returnBy', 'counter'),
    label: t('intake.return_by'),
    choices: returnWays.map((way) => ({
      value: way,
      text: dossierText(`dossiers.return_${way}`),
      inside:
        way === 'post'
          ? ui.textInput({ ...box(boxes, 'returnAddress'), label: t('intake.return_address') })
          : undefined,
    })),
  })

const submitterFields = (boxes: Boxes): ui.Content =>
  ui.fieldset({
    name: 'submitter',
    label: t('intake.submitter'),
    children: [
      ui.select({
        ...box(boxes, 'submitterBasis'),
        label: t('intake.submitter_basis'),
        optional: true,
        placeholder: t('intake.by_oneself'),
        options: submitterBases.map((basis) => ({ value: basis, text: dossierText(`dossiers.basis_${basis}`) })),
      }),
      ui.fieldRow([
        ui.textInput({ ...box(boxes, 'submitterName'), label: t('intake.submitter_name'), optional: true }),
        ui.textInput({ ...box(boxes, 'submitterNumber'), label: t('intake.number_of_submitter'), optional: true }),
        ui.textInput({ ...box(boxes, 'submitterPhone'), label: t('intake.phone_of_submitter'), optional: true }),
      ]),
      ui.fieldRow([
        ui.textInput({ ...box(boxes, 'submitterAddress'), label: t('intake.address_of_submitter'), optional: true }),
        ui.textInput({ ...box(boxes, 'submitterEmail'), label: t('intake.email_of_submitter'), optional: true }),
      ]),
      ui.textInput({ ...box(boxes, 'submitterDocument'), label: t('intake.submitter_document'), optional: true }),
    ],
  })

/** Three units: of help, of reception, and the authority that decides. */
const placeFields = (boxes: Boxes, around: Around): ui.Content =>
  ui.fieldRow([
    unitFields(boxes, around),
    ui.select({
      ...box(boxes, 'helpUnitId'),
      label: t('intake.help_unit'),
      optional: true,
      placeholder: t('intake.no_help'),
      options: unitOptions(around.helpUnits),
    }),
    ui.textInput({ ...box(boxes, 'helperName'), label: t('intake.helper'), optional: true }),
  ])

const names = [
  'abstract',
  'termKey',
  'channel',
  'shipmentNumber',
  'sender',
  'arrivedOn',
  'arrivedTime',
  'returnBy',
  'returnAddress',
  'submitterBasis',
  'submitterName',
  'submitterNumber',
  'submitterPhone',
  'submitterAddress',
  'submitterEmail',
  'submitterDocument',
  'authorityId',
  'helpUnitId',
  'helperName',
  'applicantEmail',
]

const isUsed = (boxes: Boxes): boolean =>
  names.some((name) => name in boxes.errors || !['', 'counter'].includes(valueOf(boxes, name))) ||
  !['', '1'].includes(valueOf(boxes, 'copies', '1'))

export const moreFields = (boxes: Boxes, around: Around): ui.Html => {
  const { terms } = around.version
  return ui.disclosure({
    summary: t('intake.more'),
    open: isUsed(boxes),
    children: [
      ui.fieldRow([
        ui.textInput({ ...box(boxes, 'abstract'), label: t('intake.abstract'), optional: true }),
        ui.numberInput({ ...box(boxes, 'copies', '1'), label: t('intake.dossier_copies') }),
        ui.textInput({ ...box(boxes, 'applicantEmail'), label: t('intake.email'), optional: true }),
      ]),
      terms.length > 1 &&
        ui.select({
          ...box(boxes, 'termKey', terms[0]!.key),
          label: t('intake.term'),
          placeholder: false,
          options: terms.map(({ key, name, ...term }) => ({
            value: key,
            text: (lang) => [name, inWords(termText(term), lang)].filter(Boolean).join(': '),
          })),
        }),
      channelField(boxes, around.version),
      returnField(boxes),
      submitterFields(boxes),
      placeFields(boxes, around),
    ],
  })
}
