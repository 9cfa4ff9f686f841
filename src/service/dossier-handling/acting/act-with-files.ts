// One action of a step as its form sends it: papers and results come as files, which are kept in the same transaction.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import { optionalChoice, optionalUpload } from '../../../kernel/http/fields.ts'
import type { Upload } from '../../../kernel/files/receive.ts'
import {
  actInput,
  actOnDossier,
  copyField,
  copyKinds,
  fileField,
  getDossier,
  keepPaper,
  takePart,
  takePartInput,
  type Acted,
  type PaperInput,
} from '../../dossiers/index.ts'

/** Ids of files are never read from a form: whoever could name one would read it through a dossier of their own. */
export const actForm = actInput
  .omit({ fileId: true, draftFileId: true, papers: true, waivedKeys: true })
  .extend({ file: optionalUpload(), draft: optionalUpload() })
  .loose()

type Form = z.output<typeof actForm>

const copyKind = optionalChoice(copyKinds)

/** Stands among the ways in which a paper may have come: it was asked for, and is not needed any more. */
export const waived = 'waived'

type Taken = { papers: PaperInput[]; waivedKeys: string[] }

/** Each component has a box of its own on the form: in which form the paper came, if it came. */
async function takenOf(tx: Tx, actor: Actor, form: { id: string }, context: ActingContext): Promise<Taken> {
  const typed = form as Record<string, unknown>
  const taken: Taken = { papers: [], waivedKeys: [] }
  if (!Object.keys(typed).some((name) => name.startsWith(copyField('')))) return taken
  const { procedure } = await getDossier(tx, actor, form.id)
  for (const { key } of procedure.components) {
    const copy = copyKind.safeParse(typed[copyField(key)]).data
    const [upload] = (typed[fileField(key)] as readonly Upload[] | undefined) ?? []
    const isFile = typeof upload === 'object' && 'sha256' in upload
    if (typed[copyField(key)] === waived && !isFile) taken.waivedKeys.push(key)
    if (!copy && !isFile) continue
    const fileId = isFile ? await keepPaper(tx, context, upload, fileField(key)) : undefined
    taken.papers.push({ componentKey: key, copyKind: copy ?? 'electronic', copies: 1, reused: false, fileId })
  }
  return taken
}

export async function actWithFiles(tx: Tx, actor: Actor, form: Form, context: ActingContext): Promise<Acted> {
  const { file, draft, ...input } = form
  const taken = await takenOf(tx, actor, form, context)
  const fileId = file && (await keepPaper(tx, context, file, 'file'))
  const draftFileId = draft && (await keepPaper(tx, context, draft, 'draft'))
  return actOnDossier(tx, actor, { ...input, ...taken, fileId, draftFileId })
}

export const partForm = takePartInput.omit({ papers: true }).loose()

/** What came of the papers that were asked for; the rest is still waited for. */
export async function takePartWithFiles(
  tx: Tx,
  actor: Actor,
  form: z.output<typeof partForm>,
  context: ActingContext,
): Promise<void> {
  const { papers } = await takenOf(tx, actor, form, context)
  await takePart(tx, actor, { ...form, papers })
}
