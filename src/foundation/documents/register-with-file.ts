import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { keepFile } from '../../kernel/files/keep-file.ts'
import type { ActingContext } from '../../kernel/http/context.ts'
import { optionalUpload } from '../../kernel/http/fields.ts'
import { registerDocument, registerDocumentInput } from './register-document.ts'

export const documentFileKinds = ['pdf', 'docx', 'xlsx', 'doc', 'xls', 'jpeg', 'png'] as const

export const registerForm = registerDocumentInput.extend({ file: optionalUpload() })

/** Keeps the file, if one was sent, and enters the document, in one transaction. */
export async function registerWithFile(
  tx: Tx,
  actor: Actor,
  { file, ...input }: z.output<typeof registerForm>,
  { services }: ActingContext,
): Promise<string> {
  const kept = file && (await keepFile(tx, services, file, actor, { accept: documentFileKinds, field: 'file' }))
  return registerDocument(tx, actor, input, kept?.id ?? null)
}
