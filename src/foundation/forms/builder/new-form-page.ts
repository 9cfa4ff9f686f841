import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findAuthorityOf, findUnitOptions } from '../../organisation/index.ts'
import { findPublishedForms } from '../form-queries.ts'
import { actions, editScopes } from '../forms-access.ts'
import { t } from './texts.ts'

const name = 'forms.create'

/** A new form: its name, and the questions of the paper form pasted as they are. */
export async function showNewForm(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame } = context
  if (!canAnywhere(actor, actions['forms.edit'])) throw forbidden({ action: 'forms.edit' })
  const authorities = await findUnitOptions(db, { within: editScopes(actor), authorities: true })
  const own = await findAuthorityOf(db, actor.unitId)
  const published = await findPublishedForms(db)
  const chosen = authorities.find(({ value }) => value === own?.id) ?? authorities[0]
  const bind = (field: string, current = '') => ({
    name: field,
    value: typed(problem, name, field, current),
    error: errorOf(problem, name, field),
  })
  return ui.staffPage({
    ...frame,
    title: t('forms.new'),
    crumbs: [{ text: t('forms.title'), href: '/bieu-mau' }],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.form({
      action: '/bieu-mau/moi',
      csrf,
      idempotencyKey: context.key(),
      children: [
        ui.textInput({ ...bind('title'), label: t('forms.name') }),
        ui.textarea({
          ...bind('labels'),
          label: t('forms.labels'),
          hint: t('forms.labels_hint'),
          rows: 12,
          optional: true,
        }),
        published.length > 0 &&
          ui.select({
            ...bind('copyOf'),
            label: t('forms.copy_of'),
            placeholder: t('forms.copy_none'),
            optional: true,
            options: published.map(({ id, title }) => ({ value: id, text: title })),
          }),
        ui.select({
          ...bind('authorityId', chosen?.value),
          label: t('forms.authority'),
          placeholder: false,
          options: authorities,
        }),
        ui.button({ text: t('forms.create') }),
      ],
    }),
  })
}
