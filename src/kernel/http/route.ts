// What a module puts into its table of URLs. A page reads and renders; an action is one command behind a form.
import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Tx } from '../database/types.ts'
import type { Html } from '../ui/html.ts'
import type { Flash } from '../ui/components/notice.ts'
import type { ActingContext, PageContext, SignedInContext, VisitorContext } from './context.ts'
import type { FormProblem } from './problem.ts'
import type { FormValues } from './read-form.ts'

export type PageAnswer = Html | Response

/** A page for people of the authority; a visitor is sent to sign in and comes back. */
export type Page = {
  kind: 'page'
  path: string
  show: (context: SignedInContext) => Promise<PageAnswer>
}

/** A page for everybody. */
export type PublicPage = {
  kind: 'public-page'
  path: string
  show: (context: VisitorContext) => Promise<PageAnswer>
}

/**
 * Where the browser goes after the change, and what the next page says once: a key of the catalogue, as a success where
 * no other tone is named.
 */
export type Next = string | { to: string; said: string; params?: Record<string, string | number>; tone?: Flash['tone'] }

/**
 * A form's command. `input` reads the form's values, files and the path's parts together. After the commit the browser
 * goes to `next`; a form that is wrong is shown again by `again`, with what was typed.
 */
export type Action<Schema extends z.ZodType = z.ZodType, Result = unknown> = {
  kind: 'action'
  path: string
  /** The command's name, for history, idempotency and the permission table: `plans.accept_output`. */
  name: string
  input: Schema
  /** The largest file that the form says it takes, in bytes; a larger one is refused at its field. */
  fileLimit?: number
  run: (tx: Tx, actor: Actor, input: z.output<Schema>, context: ActingContext) => Promise<Result>
  next: (result: Result, input: z.output<Schema>, context: ActingContext) => Next
  again?: (context: SignedInContext, problem: FormProblem) => Promise<Html>
  /**
   * Of a form that comes back: keeps the files that came along, in a transaction of its own, and answers the values that
   * name them, so that nobody chooses them again. Without it they are gone.
   */
  salvage?: (tx: Tx, actor: Actor, sent: Record<string, unknown>, context: ActingContext) => Promise<FormValues>
  /** It takes or answers a secret: no key against sending it twice is kept, since its row would hold the secret. */
  secret?: true
}

/** A request outside the pattern (sign-in, a download, a health check): it answers itself. */
export type Endpoint = {
  kind: 'endpoint'
  method: 'get' | 'post'
  path: string
  answer: (
    request: Request,
    context: PageContext & { session: VisitorContext['session']; actor: Actor | null },
  ) => Promise<Response>
}

export type Route = Page | PublicPage | Action | Endpoint

export const page = (path: string, show: Page['show']): Page => ({ kind: 'page', path, show })
export const publicPage = (path: string, show: PublicPage['show']): PublicPage => ({ kind: 'public-page', path, show })

/** Ties the types of schema, command and answer together, then forgets them: the table of routes is one list. */
export const action = <Schema extends z.ZodType, Result>(route: Omit<Action<Schema, Result>, 'kind'>): Route =>
  ({ kind: 'action', ...route }) as unknown as Route

export const endpoint = (method: Endpoint['method'], path: string, answer: Endpoint['answer']): Endpoint => ({
  kind: 'endpoint',
  method,
  path,
  answer,
})
