// One action of a step as its form sends it: papers and results come as files, which are kept in the same transaction.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { optionalChoice, optionalUpload } from '../../../kernel/http/fields.ts'
import type { Upload } from '../../../kernel/files/receive.ts'
import {
  actInput,
  actOnDossier,
  copyKinds,
  getDossier,
  keepPaper,
  type Acted,
  type PaperInput,
} from '../../dossiers/index.ts'

/** Ids of files are never read from a form: whoever could name one would read it through a dossier of their own. */
export const actForm = actInput
  .omit({ fileId: true, draftFileId: true, papers: true })
  .extend({ file: optionalUpload(), draft: optionalUpload() })
  .loose()

type Form = z.output<typeof actForm>

export const copyField = (componentKey: string): string => `copy-${componentKey}`
export const fileField = (componentKey: string): string => `file-${componentKey}`

const copyKind = optionalChoice(copyKinds)

/** Each component has a box of its own on the form: in which form the paper came, if it came. */
async function papersOf(tx: Tx, actor: Actor, form: Form, context: SignedInContext): Promise<PaperInput[]> {
  const typed = form as Record<string, unknown>
  if (!Object.keys(typed).some((name) => name.startsWith(copyField('')))) return []
  const { procedure } = await getDossier(tx, actor, form.id)
  const papers: PaperInput[] = []
  for (const { key } of procedure.components) {
    const copy = copyKind.safeParse(typed[copyField(key)]).data
    const [upload] = (typed[fileField(key)] as readonly Upload[] | undefined) ?? []
    const isFile = typeof upload === 'object' && 'sha256' in upload
    if (!copy && !isFile) continue
    const fileId = isFile ? await keepPaper(tx, context, upload, fileField(key)) : undefined
    papers.push({ componentKey: key, copyKind: copy ?? 'electronic', copies: 1, reused: false, fileId })
  }
  return papers
}

export async function actWithFiles(tx: Tx, actor: Actor, form: Form, context: SignedInContext): Promise<Acted> {
  const { file, draft, ...input } = form
  const papers = await papersOf(tx, actor, form, context)
  const fileId = file && (await keepPaper(tx, context, file, 'file'))
  const draftFileId = draft && (await keepPaper(tx, context, draft, 'draft'))
  return actOnDossier(tx, actor, { ...input, papers, fileId, draftFileId })
}
