// The one place where a form becomes a change: proof of origin, schema, scanner, transaction, key, command, answer.
import { rm } from 'node:fs/promises'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import { isUuid } from '../uuid.ts'
import { inTransaction } from '../database/transaction.ts'
import { csrfField, idempotencyField } from '../ui/components/form.ts'
import type { ActingContext } from './context.ts'
import { ensureCsrf } from './csrf.ts'
import { claimKey, keepAnswer } from './idempotency.ts'
import { fieldErrors, refusal, type FormProblem } from './problem.ts'
import { readForm, type SubmittedForm } from './read-form.ts'
import type { Action, Next } from './route.ts'
import { salvageFiles } from './salvage-files.ts'
import { scanUploads } from './scan-uploads.ts'

export type Outcome = { next: Next } | { problem: FormProblem; error: AppError | undefined }

const invalid = (action: string, form: SubmittedForm, error: z.ZodError): FormProblem => ({
  action,
  status: 422,
  values: form.values,
  errors: fieldErrors(error),
})

async function commit(action: Action, context: ActingContext, form: SubmittedForm, input: unknown): Promise<Next> {
  const key = form.values[idempotencyField]
  const { actor } = context
  return inTransaction(
    context.services.database,
    async (tx) => {
      if (action.secret || !isUuid(key)) return action.next(await action.run(tx, actor, input, context), input, context)
      const first = await claimKey(tx, actor.accountId, key, action.name, { ...form, params: context.params })
      if (first) return first
      const next = action.next(await action.run(tx, actor, input, context), input, context)
      await keepAnswer(tx, actor.accountId, key, next)
      return next
    },
    { requestId: context.requestId },
  )
}

export async function runAction(action: Action, context: ActingContext, request: Request): Promise<Outcome> {
  const form = await readForm(request, context.services.config.dataDirectory, action.fileLimit)
  let isOurs = false
  const kept = (problem: FormProblem) => (isOurs ? salvageFiles(action, context, form, problem) : problem)
  try {
    ensureCsrf(context, form.values[csrfField], request)
    isOurs = true
    if (form.tooLarge) throw form.tooLarge
    const parsed = action.input.safeParse({ ...form.values, ...form.files, ...context.params })
    if (!parsed.success) return { problem: await kept(invalid(action.name, form, parsed.error)), error: undefined }
    await scanUploads(context, form.files)
    return { next: await commit(action, context, form, parsed.data) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { problem: await kept(refusal(action.name, form.values, error)), error }
  } finally {
    // Whatever a command kept has been moved; the rest need not wait for anybody.
    await Promise.all(
      Object.values(form.files)
        .flat()
        .map(({ path }) => rm(path, { force: true })),
    )
  }
}
