import * as ui from '../../kernel/ui/index.ts'
import { topFields, type FormDefinition } from './form-definition.ts'
import { t } from './pages/fill-texts.ts'
import { sourceLabel, type Provenance } from './prefill.ts'

/** Which answers were filled in beforehand, from where, and what became of them; nothing where all were typed. */
export const provenanceTable = (definition: FormDefinition, provenance: Provenance): ui.Content => {
  const rows = topFields(definition).flatMap((field) => {
    const found = Object.hasOwn(provenance, field.key) ? provenance[field.key] : undefined
    return found ? [{ label: field.label, ...found }] : []
  })
  return (
    rows.length > 0 &&
    ui.table({
      caption: t('forms.provenance'),
      rows,
      columns: [
        { header: t('forms.draft_form'), rowHeader: true, cell: ({ label }) => label },
        { header: t('forms.source'), cell: ({ source }) => sourceLabel(source) },
        { header: t('forms.outcome'), cell: ({ outcome }) => t(`forms.provenance_${outcome}`) },
      ],
    })
  )
}
