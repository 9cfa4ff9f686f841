import { fieldOf } from '../../../kernel/http/problem.ts'
import { uploadLimit } from '../../../kernel/files/receive.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { optionText } from '../parts/cell.ts'
import { fileRoles } from '../procedure-content.ts'
import type { EditorProps } from './editor-props.ts'
import { t } from './texts.ts'
import { cataloguePath, draftPath } from './paths.ts'

/** Forms, sample dossiers and guides of the draft. */
export function filesForm({ context, draft, problem }: EditorProps): ui.Content {
  const action = 'procedures.add_file'
  const bind = (name: string) => fieldOf(problem, action, name)
  const revision = String(draft.revision)
  return [
    ui.table({
      caption: t('procedures.files'),
      columns: [
        {
          header: t('procedures.file_title'),
          rowHeader: true,
          cell: (file) =>
            html`<a
              href="${file.fileId ? `${cataloguePath}/${draft.procedureId}/tep/${draft.id}/${file.key}` : file.link}"
              >${file.title}</a
            >`,
        },
        { header: t('procedures.file_role'), cell: (file) => optionText(file.role) },
        {
          header: t('procedures.arrange'),
          cell: (file) =>
            ui.linkButton({
              href: `${draftPath(draft.id)}/tep/bo?tep=${file.key}`,
              text: t('procedures.move_remove'),
              about: file.title,
              small: true,
              kind: 'secondary',
            }),
        },
      ],
      rows: draft.files,
      empty: html`<p class="muted">${t('procedures.no_files')}</p>`,
    }),
    ui.form({
      action: `${draftPath(draft.id)}/tep`,
      csrf: context.csrf,
      multipart: true,
      hidden: { revision },
      children: [
        html`<h2>${t('procedures.add_file')}</h2>`,
        ui.select({
          ...bind('role'),
          label: t('procedures.file_role'),
          options: fileRoles.map((value) => ({ value, text: optionText(value) })),
        }),
        ui.textInput({ ...bind('title'), label: t('procedures.file_title') }),
        ui.fileInput({
          ...bind('file'),
          label: t('procedures.file'),
          optional: true,
          accept: ['.pdf', '.docx', '.doc', '.xlsx', '.odt', '.jpg', '.png'],
          maxBytes: uploadLimit,
        }),
        ui.textInput({ ...bind('link'), label: t('procedures.file_link'), type: 'url', optional: true }),
        ui.button({ text: t('procedures.add_file'), kind: 'secondary' }),
      ],
    }),
  ]
}
