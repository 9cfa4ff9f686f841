import { fieldOf } from '../../../kernel/http/problem.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { processVersionPath } from '../../../foundation/workflow/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findRunnable } from '../running.ts'
import type { EditorProps } from './editor-props.ts'
import { t } from './texts.ts'
import { draftPath } from './paths.ts'

/** By which form it is filed and by which process it is settled. */
export async function carryingOutForm({ context, draft, problem }: EditorProps): Promise<ui.Content> {
  const { forms, processes } = await findRunnable(context.db, draft)
  const bind = (name: string, current: string | null) =>
    fieldOf(problem, 'procedures.link_running', name, current ?? '')
  const process = bind('processVersionId', draft.processVersionId)
  const faultyId = process.error && isUuid(process.value) ? process.value : undefined
  return html`<div class="stack">
    ${[
      html`<p>${t('procedures.carrying_out_lead')}</p>`,
      ui.form({
        action: `${draftPath(draft.id)}/chay`,
        csrf: context.csrf,
        hidden: { revision: String(draft.revision) },
        children: [
          ui.select({
            ...bind('formVersionId', draft.formVersionId),
            label: t('procedures.form'),
            hint: forms.length === 0 && t('procedures.no_forms'),
            optional: true,
            placeholder: t('procedures.without_form'),
            options: forms,
          }),
          ui.select({
            ...process,
            label: t('procedures.process'),
            hint: processes.length === 0 && t('procedures.no_processes'),
            optional: true,
            placeholder: t('procedures.without_process'),
            options: processes,
          }),
          faultyId !== undefined &&
            html`<p><a href="${processVersionPath(faultyId)}">${t('procedures.open_process')}</a></p>`,
          ui.button({ text: t('procedures.save') }),
        ],
      }),
    ]}
  </div>`
}
