import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { checkDefinition } from '../check-definition.ts'
import type { Field, FormDefinition } from '../form-definition.ts'
import { formFields } from '../form-fields.ts'
import { getFormVersion } from '../form-queries.ts'
import { ensureMayEdit } from '../forms-access.ts'
import { typedValues } from '../typed-values.ts'
import { formPath, versionPath } from './paths.ts'
import { t } from './texts.ts'

/** A form that is still being made is shown without the formulas that do not work yet. */
export function withoutFaults(definition: FormDefinition): FormDefinition {
  const faulty = new Set(checkDefinition(definition).map(({ place, part }) => `${place} ${part}`))
  const keep = (field: Field, name: string): Field => {
    const { when, calculate, fields, ...rest } = field
    return {
      ...rest,
      ...(when && !faulty.has(`${name} when`) && { when }),
      ...(calculate && !faulty.has(`${name} calculate`) && { calculate }),
      ...(fields && { fields: fields.map((one) => keep(one, `${name}.${one.key}`)) }),
    }
  }
  return {
    ...definition,
    sections: definition.sections.map(({ when, ...section }, at) => ({
      ...section,
      ...(when && !faulty.has(`section.${at} when`) && { when }),
      fields: section.fields.map((field) => keep(field, field.key)),
    })),
  }
}

/** The form in a telephone's frame, beside what can be done with it. */
export async function showPreview({ db, actor, frame, csrf, params }: SignedInContext): Promise<ui.Html> {
  const version = await getFormVersion(db, params.id!)
  ensureMayEdit(actor, version.authorityPath)
  const path = versionPath(version.id)
  return ui.staffPage({
    ...frame,
    title: t('forms.preview_title', { title: version.title || '—' }),
    lead: t('forms.preview_lead'),
    crumbs: [
      { text: t('forms.title'), href: '/bieu-mau' },
      { text: version.title || '—', href: formPath(version.formId) },
    ],
    width: 'narrow',
    children: [
      ui.buttonGroup([
        !version.publishedAt && ui.linkButton({ text: t('forms.edit'), href: `${path}/sua` }),
        ui.linkButton({ text: t('forms.preview_full'), href: `${path}/nguoi-dan`, kind: 'secondary' }),
        ui.linkButton({ text: t('forms.blank'), href: `${path}/de-trong.pdf`, kind: 'secondary' }),
        checkDefinition(version.definition).length === 0 &&
          ui.buttonForm({ action: `${path}/dien-thu`, csrf, text: t('forms.try') }),
      ]),
      ui.html`<div class="section"><iframe${ui.attrs({ src: `${path}/nguoi-dan`, width: 360, height: 640, title: t('forms.preview_frame') })}></iframe></div>`,
    ],
  })
}

/** The page as a citizen will have it; its boxes may be filled in and lead nowhere. */
export async function showAsCitizen({ db, actor, frame, url, params }: SignedInContext): Promise<ui.Html> {
  const version = await getFormVersion(db, params.id!)
  ensureMayEdit(actor, version.authorityPath)
  const definition = withoutFaults(version.definition)
  const fields = await formFields(db, { definition, values: typedValues(Object.fromEntries(url.searchParams)) })
  return ui.citizenPage({
    homeHref: url.pathname,
    authority: frame.unit,
    navigation: [],
    footer: t('forms.preview'),
    title: definition.title || '—',
    lead: definition.lead,
    children: ui.html`<form class="form" novalidate>${fields}</form>`,
  })
}
