import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTiers, findUnitChoices, today } from '../../../foundation/organisation/index.ts'
import { findFields } from '../find-procedures.ts'
import { flatten } from '../parts/flat.ts'
import { sectionOfList, singleFields } from '../parts/parts.ts'
import type { EditorProps } from './editor-props.ts'
import { partInput } from './part-inputs.ts'
import { t } from './texts.ts'
import { fieldText } from './words.ts'
import { draftPath } from './paths.ts'

export async function generalChoices({ db }: EditorProps['context']) {
  const fields = await findFields(db)
  const tiers = await findTiers(db, today(db))
  const competentUnit = await findUnitChoices(db, {
    limit: 3000,
    kinds: ['province', 'department', 'commune', 'ward', 'special_zone', 'office', 'centre'],
  })
  return {
    fieldId: fields.map((field) => ({ value: field.id, text: fieldText(field) })),
    tier: tiers.map(({ code, name }) => ({ value: code, text: name })),
    competentUnit,
  }
}

/** A long part in groups: the field with which each begins. */
const groupStarts: Readonly<Record<string, Parameters<typeof t>[0]>> = {
  competentRule: 'procedures.group_competent',
  sequence: 'procedures.group_manner',
  applicants: 'procedures.group_applicants',
}

const groupHeading = (name: string): ui.Content => {
  const title = groupStarts[name]
  return title && html`<h2>${t(title)}</h2>`
}

/** What stands once in this part of the editor. */
export async function singlesForm(props: EditorProps): Promise<ui.Content> {
  const { context, draft, section, problem } = props
  const fields = singleFields[section]
  if (!fields) return undefined
  const action = 'procedures.save_section'
  const choices = section === 'general' ? await generalChoices(context) : {}
  const values = flatten(draft)
  const hasLists = Object.values(sectionOfList).includes(section)
  return html`<section class="section">
    ${ui.form({
      action: `${draftPath(draft.id)}/muc`,
      csrf: context.csrf,
      hidden: { revision: String(draft.revision), section },
      children: [
        fields.map((field) => [
          groupHeading(field.name),
          partInput(field, values[field.name], { action, problem, choices }),
        ]),
        ui.button({ text: t(hasLists ? 'procedures.save_singles' : 'procedures.save') }),
      ],
    })}
  </section>`
}
