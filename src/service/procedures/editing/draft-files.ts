import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { keepFile } from '../../../kernel/files/keep-file.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { choice, id, line, optionalLine, optionalUpload, version } from '../../../kernel/http/fields.ts'
import { itemKey } from '../parts/item-key.ts'
import { fileRoles } from '../procedure-content.ts'
import { changeDraft, getOwnDraft } from './change-draft.ts'

export const draftFileKinds = ['pdf', 'docx', 'xlsx', 'doc', 'xls', 'odt', 'jpeg', 'png'] as const

export const addFileInput = z.object({
  id: id(),
  revision: version(),
  role: choice(fileRoles),
  title: line(),
  link: optionalLine(),
  file: optionalUpload(),
})

/** Adds a form, a sample dossier or a guide: a file, or where it can be read. */
export async function addFile(
  tx: Tx,
  actor: Actor,
  { file, link = '', role, title, ...draft }: z.output<typeof addFileInput>,
  { services }: { services: Services },
): Promise<void> {
  await getOwnDraft(tx, actor, draft.id)
  if (!file && !link) throw new AppError('form.file_required', 422, {}, 'file')
  const kept = file && (await keepFile(tx, services, file, actor, { accept: draftFileKinds, field: 'file' }))
  await changeDraft(tx, actor, draft, 'files', (content) => {
    const key = itemKey(
      title,
      content.files.map((one) => one.key),
    )
    return { ...content, files: [...content.files, { key, role, title, link, fileId: kept?.id ?? null }] }
  })
}

export const removeFileInput = z.object({ id: id(), revision: version(), key: z.string().max(60) })

export const removeFile = (tx: Tx, actor: Actor, input: z.output<typeof removeFileInput>) =>
  changeDraft(tx, actor, input, 'files', (content) => ({
    ...content,
    files: content.files.filter(({ key }) => key !== input.key),
  }))
