import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../page-texts.ts'
import { ensureDesigner, kindOptions, listPath, ownerOptions, termUnitOptions } from './design-words.ts'

/** Name, authority and kind of case: what a new process, a copy and an import have in common. */
export async function headFields(context: SignedInContext, name: string, problem?: FormProblem): Promise<ui.Html[]> {
  const bind = (field: string, current = '') => ({
    name: field,
    value: typed(problem, name, field, current),
    error: errorOf(problem, name, field),
  })
  const [owners, kinds] = [await ownerOptions(context), kindOptions()]
  return [
    ui.textInput({ ...bind('name'), label: t('workflow.name'), maxlength: 300 }),
    ui.select({
      ...bind('unitId', owners.length === 1 ? owners[0]!.value : ''),
      label: t('workflow.owner'),
      options: owners,
    }),
    ui.select({
      ...bind('subjectKind', kinds[0]?.value),
      label: t('workflow.subject_kind'),
      placeholder: false,
      options: kinds,
    }),
  ]
}

export const termFields = (amount: string, unit: string): ui.Html =>
  ui.fieldset({
    name: 'termAmount',
    id: 'term',
    label: t('workflow.term'),
    hint: t('workflow.term_hint'),
    children: ui.fieldRow([
      ui.numberInput({ name: 'termAmount', label: t('workflow.term_amount'), value: amount, optional: true }),
      ui.select({
        name: 'termUnit',
        label: t('workflow.term_unit'),
        placeholder: false,
        value: unit || 'working_day',
        options: termUnitOptions,
      }),
    ]),
  })

export async function showNewProcess(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  ensureDesigner(context)
  const name = 'workflow.begin_process'
  return ui.staffPage({
    ...context.frame,
    title: t('workflow.new'),
    crumbs: [{ text: t('workflow.title'), href: listPath }],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.form({
      action: `${listPath}/moi`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: [
        await headFields(context, name, problem),
        termFields(typed(problem, name, 'termAmount'), typed(problem, name, 'termUnit')),
        ui.button({ text: t('workflow.create') }),
      ],
    }),
  })
}
