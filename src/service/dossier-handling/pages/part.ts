// A page with many forms: each has a name of its own, by which it gets back what was typed and what is wrong with it.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { keepingList } from '../lists/came-from.ts'
import type { Text } from '../../../kernel/text/language.ts'

/** Sent with every form, so that the page knows which one came back. */
const nameField = 'form'

const isBack = (problem: FormProblem | undefined, name: string): problem is FormProblem =>
  problem?.values[nameField] === name

/** Id, value and error of a field, ready to spread into a component. */
export const fieldsOf =
  (problem: FormProblem | undefined, form: string) =>
  (name: string, current = '') => {
    const mine = isBack(problem, form) ? problem : undefined
    return {
      name,
      id: `${form}-${name}`,
      value: mine ? typed(mine, mine.action, name, current) : current,
      error: mine?.errors[name],
    }
  }

/** All values of a name that is sent several times. */
export const valuesOf = (
  problem: FormProblem | undefined,
  form: string,
  name: string,
  current: readonly string[] = [],
): string[] => (isBack(problem, form) ? [problem.values[name] ?? []].flat() : [...current])

/** The errors above the page, each leading to its field. */
export const summaryOf = (problem: FormProblem | undefined): ui.FieldErrors | undefined =>
  problem &&
  Object.fromEntries(
    Object.entries(problem.errors).map(([name, text]) => [
      name && `${String(problem.values[nameField])}-${name}`,
      text,
    ]),
  )

export type Part = {
  name: string
  title: Text
  path: string
  open?: boolean
  multipart?: boolean
  hidden?: Readonly<Record<string, string>>
  children: ui.Content
}

/** A form behind its summary; open when it is what the person came for or when it came back. */
export const part = (context: SignedInContext, problem: FormProblem | undefined, it: Part): ui.Html =>
  ui.disclosure({
    summary: it.title,
    open: it.open || isBack(problem, it.name),
    children: ui.form({
      action: keepingList(context.url, it.path),
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { ...it.hidden, [nameField]: it.name },
      multipart: it.multipart,
      children: it.children,
    }),
  })
