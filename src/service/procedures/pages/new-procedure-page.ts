import { forbidden } from '../../../kernel/errors.ts'
import { scopesOf } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findTiers, findUnitOptions, today } from '../../../foundation/organisation/index.ts'
import { templates } from '../editing/templates.ts'
import { findFields } from '../find-procedures.ts'
import { actions, keepsSome } from '../procedure-access.ts'
import { findVersionOn } from '../procedure-version.ts'
import { t } from './texts.ts'
import { fieldText } from './words.ts'
import { cataloguePath } from './paths.ts'

const name = 'procedures.new'

/** Begins a procedure, from a template or like the one named in the address. */
export async function showNewProcedure(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame, url } = context
  if (!keepsSome(actor)) throw forbidden({ action: name })
  const like = problem ? problem.values.base : url.searchParams.get('tu')
  const other = isUuid(like) ? await findVersionOn(db, like, today(db)) : undefined
  const authorities = await findUnitOptions(db, {
    within: scopesOf(actor, actions['procedures.keep']),
    authorities: true,
  })
  const [fields, tiers] = [await findFields(db, today(db)), await findTiers(db, today(db))]
  const bind = (field: string, current = '') => ({
    name: field,
    value: typed(problem, name, field, current),
    error: errorOf(problem, name, field),
  })
  return ui.staffPage({
    ...frame,
    title: t('procedures.new'),
    lead: t('procedures.new_lead'),
    crumbs: [{ text: t('procedures.title'), href: cataloguePath }],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.form({
      action: `${cataloguePath}/moi`,
      csrf,
      idempotencyKey: context.key(),
      children: [
        ui.select({
          ...bind('base', other?.procedureId),
          label: t('procedures.base'),
          placeholder: t('procedures.base_none'),
          options: [
            ...(other ? [{ value: other.procedureId, text: t('procedures.like', { name: other.name }) }] : []),
            ...templates.map((template) => ({ value: template.key, text: template.name })),
          ],
        }),
        ui.textInput({ ...bind('procedureName'), label: t('procedures.name_column') }),
        ui.textInput({
          ...bind('code'),
          label: t('procedures.code'),
          hint: t('procedures.code_hint'),
          width: 'medium',
          code: true,
        }),
        ui.radios({
          ...bind('kind', 'public'),
          label: t('procedures.kind_column'),
          inline: true,
          choices: [
            { value: 'public', text: t('procedures.kind_public') },
            { value: 'internal', text: t('procedures.kind_internal') },
          ],
        }),
        ui.select({
          ...bind('fieldId', other?.fieldId),
          label: t('procedures.field_column'),
          options: fields.map((field) => ({ value: field.id, text: fieldText(field) })),
        }),
        ui.select({
          ...bind('tier', other?.tier),
          label: t('procedures.tier_column'),
          options: tiers.map(({ code, name: text }) => ({ value: code, text })),
        }),
        ui.select({
          ...bind('authorityId', authorities[0]?.value),
          label: t('procedures.authority'),
          options: authorities,
          placeholder: false,
        }),
        ui.button({ text: t('procedures.begin') }),
      ],
    }),
  })
}
