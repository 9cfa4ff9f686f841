// What came along with a form that is refused: kept where the action knows where, so that a fault in one box does not
// cost the files of the others.
import type { Upload } from '../files/receive.ts'
import { AppError } from '../errors.ts'
import { inTransaction } from '../database/transaction.ts'
import type { ActingContext } from './context.ts'
import type { FormProblem } from './problem.ts'
import type { SubmittedForm } from './read-form.ts'
import type { Action } from './route.ts'
import { scanUploads } from './scan-uploads.ts'

/** Those that a scanner finds clean; a file that is itself what is wrong is not asked about again. */
async function cleanOf(context: ActingContext, files: SubmittedForm['files'], errors: FormProblem['errors']) {
  const clean: Record<string, Upload[]> = {}
  for (const [field, uploads] of Object.entries(files)) {
    if (errors[field]) continue
    try {
      await scanUploads(context, { [field]: uploads.filter(({ scanned }) => !scanned) })
      clean[field] = uploads
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  return clean
}

/** The same problem with the values that name what was kept, or with the word that files were lost. */
export async function salvageFiles(
  action: Action,
  context: ActingContext,
  form: SubmittedForm,
  problem: FormProblem,
): Promise<FormProblem> {
  const came = Object.keys(form.files).length
  if (came === 0) return form.tooLarge ? { ...problem, filesLost: true } : problem
  const { salvage } = action
  if (!salvage) return { ...problem, filesLost: true }
  const { services, actor, requestId, params } = context
  const clean = await cleanOf(context, form.files, problem.errors)
  if (Object.keys(clean).length === 0) return { ...problem, filesLost: true }
  try {
    const values = await inTransaction(
      services.database,
      (tx) => salvage(tx, actor, { ...form.values, ...clean, ...params }, context),
      { requestId },
    )
    const filesLost = form.tooLarge !== undefined || Object.keys(clean).length < came
    return { ...problem, values: { ...problem.values, ...values }, filesLost }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...problem, filesLost: true }
  }
}
