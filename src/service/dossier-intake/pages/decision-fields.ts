// What the clerk decides: received, or why not. Only what the process allows this person here.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { Outcome } from '../receiving/intake-input.ts'
import { t } from '../texts.ts'
import { box, valueOf, valuesOf, type Boxes } from './typed-fields.ts'

const decide = (outcome: Outcome, more: Partial<ui.ButtonProps> = {}): ui.Html =>
  ui.button({ text: t(`intake.${outcome}`), name: 'outcome', value: outcome, kind: 'secondary', ...more })

const names = ['note', 'contact', 'componentKeys']

const notReceived = (boxes: Boxes, { components }: ProcedureVersion, effects: readonly string[]): ui.Content => {
  const [asks, refuses] = [effects.includes('ask_supplement'), effects.includes('refuse')]
  return (
    (asks || refuses) &&
    ui.disclosure({
      summary: asks ? t('intake.papers_missing_or_refused') : t('intake.refused'),
      open:
        names.some((name) => name in boxes.errors || valueOf(boxes, name) !== '') ||
        ['ask_supplement', 'refuse'].includes(valueOf(boxes, 'outcome')),
      children: [
        asks &&
          components.length > 0 &&
          ui.checkboxes({
            name: 'componentKeys',
            label: t('intake.ask_for'),
            hint: t('intake.ask_for_hint'),
            error: boxes.errors['componentKeys'],
            values: valuesOf(boxes, 'componentKeys'),
            choices: components.map(({ key, name }) => ({ value: key, text: name })),
          }),
        ui.textarea({ ...box(boxes, 'note'), label: t('intake.reason'), rows: 2 }),
        asks && ui.textInput({ ...box(boxes, 'contact'), label: t('intake.contact'), optional: true, width: 'medium' }),
        ui.buttonGroup([
          asks && decide('ask_supplement', { accesskey: 'b' }),
          refuses && decide('refuse', { kind: 'danger' }),
        ]),
      ],
    })
  )
}

export const decisionFields = (boxes: Boxes, version: ProcedureVersion, effects: readonly string[]): ui.Content => {
  const receives = effects.includes('receive')
  return [
    html`<div class="field">
      ${ui.buttonGroup([
        receives && decide('receive', { kind: 'primary', accesskey: 't' }),
        decide('file', receives ? {} : { kind: 'primary', accesskey: 't' }),
      ])}
    </div>`,
    notReceived(boxes, version, effects),
  ]
}
