import type { z } from 'zod'
import { inTransaction } from '../database/transaction.ts'
import type { Tx } from '../database/types.ts'
import { AppError } from '../errors.ts'
import { csrfField } from '../ui/components/form.ts'
import type { PageContext } from './context.ts'
import { ensureCsrf } from './csrf.ts'
import { fieldErrors, refusal, type FormProblem } from './problem.ts'
import { readForm } from './read-form.ts'

/** A form of somebody who is not signed in: the same steps as an action, without an actor and without a key. */
export async function runGuestForm<Schema extends z.ZodType, Result>(
  request: Request,
  context: PageContext,
  form: { name: string; input: Schema; run: (tx: Tx, input: z.output<Schema>) => Promise<Result> },
): Promise<{ result: Result } | { problem: FormProblem }> {
  const { values } = await readForm(request, null)
  try {
    ensureCsrf(context, values[csrfField], request)
    const parsed = form.input.safeParse(values)
    if (!parsed.success)
      return { problem: { action: form.name, status: 422, values, errors: fieldErrors(parsed.error) } }
    return { result: await inTransaction(context.services.database, (tx) => form.run(tx, parsed.data)) }
  } catch (error) {
    if (error instanceof AppError) return { problem: refusal(form.name, values, error) }
    throw error
  }
}
