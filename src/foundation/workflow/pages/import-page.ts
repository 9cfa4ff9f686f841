import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { mostBytes } from '../bpmn/guard-xml.ts'
import { t } from '../page-texts.ts'
import { ensureDesigner, listPath } from './design-words.ts'
import { headFields } from './new-process.ts'

export async function showImport(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  ensureDesigner(context)
  const name = 'workflow.import_process'
  const [, owner, kind] = await headFields(context, name, problem)
  return ui.staffPage({
    ...context.frame,
    title: t('workflow.import'),
    crumbs: [{ text: t('workflow.title'), href: listPath }],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.form({
      action: `${listPath}/nhap`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      multipart: true,
      children: [
        ui.fileInput({
          name: 'file',
          label: t('workflow.file'),
          hint: t('workflow.file_hint'),
          accept: ['.bpmn', '.xml'],
          maxBytes: mostBytes,
          error: errorOf(problem, name, 'file'),
        }),
        ui.textInput({
          name: 'name',
          label: t('workflow.name'),
          optional: true,
          value: typed(problem, name, 'name'),
          error: errorOf(problem, name, 'name'),
        }),
        owner,
        kind,
        ui.button({ text: t('workflow.import_do') }),
      ],
    }),
  })
}
