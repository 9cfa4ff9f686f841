// The forms of the two decisions carry the file of the decision itself, kept in the same transaction.
import type { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { keepFile } from '../../kernel/files/keep-file.ts'
import type { Upload } from '../../kernel/files/receive.ts'
import type { Services } from '../../kernel/http/context.ts'
import { optionalUpload } from '../../kernel/http/fields.ts'
import { abolishProcedure, abolishProcedureInput } from './abolish-procedure.ts'
import { announceVersions, announceVersionsInput } from './announce-versions.ts'

type Context = { services: Services }

export const announceForm = announceVersionsInput.extend({ file: optionalUpload() })
export const abolishForm = abolishProcedureInput.extend({ file: optionalUpload() })

async function keep(tx: Tx, actor: Actor, file: Upload | undefined, { services }: Context): Promise<string | null> {
  if (!file) return null
  return (await keepFile(tx, services, file, actor, { accept: ['pdf', 'docx', 'jpeg', 'png'], field: 'file' })).id
}

export const announceWithFile = async (
  tx: Tx,
  actor: Actor,
  { file, ...input }: z.output<typeof announceForm>,
  context: Context,
) => announceVersions(tx, actor, input, await keep(tx, actor, file, context))

export const abolishWithFile = async (
  tx: Tx,
  actor: Actor,
  { file, ...input }: z.output<typeof abolishForm>,
  context: Context,
) => abolishProcedure(tx, actor, input, await keep(tx, actor, file, context))
