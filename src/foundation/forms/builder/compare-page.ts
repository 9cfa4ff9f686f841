import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { Field } from '../form-definition.ts'
import { findVersions, getFormVersion } from '../form-queries.ts'
import { ensureMayEdit } from '../forms-access.ts'
import { compareVersions, type FieldChange } from './compare-versions.ts'
import { formPath } from './paths.ts'
import { t } from './texts.ts'

const partNames: Partial<Record<keyof Field, Text>> = {
  label: t('forms.label'),
  kind: t('forms.kind'),
  hint: t('forms.hint'),
  required: t('forms.required'),
  when: t('forms.when'),
  calculate: t('forms.calculate'),
  prefill: t('forms.prefill'),
  choices: t('forms.choices'),
  many: t('forms.many'),
  long: t('forms.long'),
  least: t('forms.least'),
  most: t('forms.most'),
  holder: t('forms.holder'),
  text: t('forms.statement_text'),
}

const written = (value: unknown): string => {
  if (value === undefined || value === null) return '—'
  if (value === true) return '✓'
  return Array.isArray(value) ? value.join(', ') : (value as string)
}

const partRows = ({ parts }: FieldChange, side: 'before' | 'after'): ui.Content =>
  parts.length > 0 &&
  ui.html`<ul>
    ${parts.map((one) => ui.html`<li>${partNames[one.part] ?? one.part}: ${written(one[side])}</li>`)}
  </ul>`

/** What became of each field since the version before. */
export async function showComparison({ db, actor, frame, params }: SignedInContext): Promise<ui.Html> {
  const after = await getFormVersion(db, params.id!)
  ensureMayEdit(actor, after.authorityPath)
  const before = (await findVersions(db, after.formId)).find(({ number }) => number < after.number)
  if (!before) throw notFound()
  const changes = compareVersions(before.definition, after.definition)
  return ui.staffPage({
    ...frame,
    title: t('forms.compare_title', { before: before.number, after: after.number }),
    crumbs: [
      { text: t('forms.title'), href: '/bieu-mau' },
      { text: after.title, href: formPath(after.formId) },
    ],
    children: ui.table({
      caption: t('forms.change'),
      captionHidden: true,
      rows: changes,
      empty: ui.emptyState({ title: t('forms.compare_none') }),
      columns: [
        { header: t('forms.label'), rowHeader: true, cell: ({ label }) => label },
        { header: t('forms.change'), cell: ({ kind }) => t(`forms.change_${kind}`) },
        { header: t('forms.before'), cell: (change) => partRows(change, 'before') },
        { header: t('forms.after'), cell: (change) => partRows(change, 'after') },
      ],
    }),
  })
}
