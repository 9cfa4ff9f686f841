// The draft of the result: attached on the way to whoever signs, and before their eyes where they sign.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { paperEndings, paperLimit, type Dossier, type ResultDraft } from '../../dossiers/index.ts'
import { t } from '../texts.ts'

const hrefOf = ({ id }: Dossier, draft: ResultDraft): string => `/ho-so/${id}/tep/${draft.file_id}`

const madeBy = ({ by_name: by, made_at: at }: ResultDraft): ui.Html =>
  html`${t('handling.drafted_by', { who: by ?? '' })}, ${ui.dateTime(Temporal.Instant.from(at))}`

/** What is no document is shown to nobody before it is signed: a card that is printed, a thing that is handed over. */
const isDocument = ({ procedure }: Dossier): boolean => procedure.results.some(({ kind }) => kind !== 'other')

/** Opened in one press; where there is none, whoever signs is told so before they do. */
export function draftToSign(dossier: Dossier): ui.Content {
  const draft = dossier.drafts.at(-1)
  if (!draft)
    return (
      isDocument(dossier) &&
      ui.notice({ tone: 'warning', title: t('handling.no_draft'), body: t('handling.no_draft_why') })
    )
  return html`<p>
    ${ui.linkButton({ text: t('handling.open_draft'), href: hrefOf(dossier, draft), kind: 'secondary', accesskey: 'd' })}
    ${draft.name} (${ui.fileSize(draft.size)}) · ${madeBy(draft)}
  </p>`
}

/** Every version, the newest first. */
export const draftVersions = (dossier: Dossier): ui.Content =>
  dossier.drafts.length > 0 &&
  ui.section({
    id: 'du-thao',
    title: t('handling.drafts'),
    children: html`<ol reversed>
      ${dossier.drafts
        .toReversed()
        .map(
          (draft, at) =>
            html`<li>
              <a href="${hrefOf(dossier, draft)}">${draft.name}</a> (${ui.fileSize(draft.size)}) · ${madeBy(draft)}
              ${at > 0 && ui.statusBadge({ text: t('handling.draft_before') })}
            </li>`,
        )}
    </ol>`,
  })

/** The forms of the result that the procedure was announced with, to be filled in. */
const resultForms = ({ procedure }: Dossier): ui.Content =>
  procedure.files
    .filter(({ role }) => role === 'result_form')
    .map(({ key, title: name, fileId, link }) => {
      const href = fileId ? `/thu-tuc/${procedure.procedureId}/tep/${procedure.id}/${key}` : link
      return html` · <a href="${href}">${t('handling.result_form', { name })}</a>`
    })

type Field = { name: string; id: string; error: ui.FieldErrors[string] | undefined }

export const draftField = (dossier: Dossier, field: Field): ui.Content => {
  const there = dossier.drafts.at(-1)
  return [
    ui.fileInput({
      ...field,
      label: t('handling.draft'),
      optional: true,
      accept: paperEndings,
      maxBytes: paperLimit,
    }),
    html`<p class="hint">
      ${there ? t('handling.draft_there', { name: there.name }) : t('handling.draft_hint')}${resultForms(dossier)}
    </p>`,
  ]
}
