// Files that came along with a form: kept, and named in its boxes, so that the form is read with them.
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { keepFile } from '../../../kernel/files/keep-file.ts'
import type { Upload } from '../../../kernel/files/receive.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { allFields, type FileAnswer, type FormDefinition } from '../form-definition.ts'
import { acceptedFiles, keptName } from '../kinds/upload.ts'
import { prefix, typedOf, typedValues, type TypedValues } from '../typed-values.ts'

const mostFiles = 60

const uploadsOf = (sent: Record<string, unknown>): [path: string, uploads: Upload[]][] =>
  Object.entries(sent).flatMap(([name, value]) =>
    name.startsWith(prefix) && Array.isArray(value) && value.some((one) => typeof one === 'object')
      ? [[name, value as Upload[]] as [string, Upload[]]]
      : [],
  )

/** Row numbers are no part of the name: `form.con.2.anh` is `con.anh`. */
const fieldName = (path: string): string => path.slice(prefix.length).replace(/\.\d+\./g, '.')

type SentForm = {
  definition: FormDefinition
  sent: Readonly<Record<string, unknown>>
  /** What was kept before. */
  files: readonly FileAnswer[]
}

/** A new file takes the place of the one before, unless the field takes several. */
export async function keepFormFiles(
  tx: Tx,
  services: Services,
  actor: Actor,
  { definition, sent, files: before }: SentForm,
): Promise<{ values: TypedValues; files: FileAnswer[] }> {
  const values: Record<string, string | readonly string[]> = { ...typedValues(sent) }
  const files = [...before]
  const known = new Map(allFields(definition).map(({ field, name }) => [name, field]))
  for (const [path, uploads] of uploadsOf(sent)) {
    const field = known.get(fieldName(path))
    if (field?.kind !== 'upload') continue
    const earlier = field.many ? typedOf(values)(keptName(path)) : []
    const kept: string[] = []
    for (const upload of field.many ? uploads : uploads.slice(-1)) {
      const { id, name, size } = await keepFile(tx, services, upload, actor, { accept: acceptedFiles, field: path })
      files.push({ id, name, size })
      kept.push(id)
    }
    values[keptName(path)] = [...earlier, ...kept]
  }
  if (files.length > mostFiles) throw new AppError('forms.too_many_files', 422, { most: mostFiles })
  return { values, files }
}
