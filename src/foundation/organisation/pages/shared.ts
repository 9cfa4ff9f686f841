// What the pages of the organisation say in the same way.
import { hasText, translate } from '../../../kernel/text/catalogue.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import type { findHistory } from '../../../kernel/announce.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, summaryWithin, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { p } from './texts.ts'

type Day = Temporal.PlainDate

export const unitPath = (id: string): string => `/to-chuc/don-vi/${id}`
export const personPath = (id: string): string => `/can-bo/${id}`

export const unitLink = (id: string, name: string): ui.Html => html`<a href="${unitPath(id)}">${name}</a>`
export const personLink = (id: string, name: string): ui.Html => html`<a href="${personPath(id)}">${name}</a>`

const dayText =
  (day: Day): Text =>
  (lang) =>
    formatDate(day, lang)

/** "từ 1/7/2025", "1/1/2020 – 30/6/2025". */
export const periodText = (from: Day, to: Day | null): Text =>
  to
    ? p('organisation.during', { from: dayText(from), to: dayText(to) })
    : p('organisation.since', { from: dayText(from) })

/** A part of a page under its heading, with what can be done about it below. */
export const section = (title: Text, body: ui.Content, action?: ui.Content): ui.Html =>
  html`<section class="section">
    <h2>${title}</h2>
    ${body}${action && html`<div class="button-group">${action}</div>`}
  </section>`

type History = Awaited<ReturnType<typeof findHistory>>

// Details are small facts under fixed names; those that say what happened are shown, ids are not.
const shownDetails = [
  'before',
  'after',
  'name',
  'into',
  'under',
  'among',
  'heir',
  'title',
  'role',
  'unit',
  'document',
  'alias',
]

const detailText = (detail: unknown): Text => {
  const values = (detail ?? {}) as Record<string, unknown>
  const isId = /^[0-9a-f]{8}-/
  return (lang) =>
    shownDetails
      .map((name) => values[name])
      .filter((value): value is string => typeof value === 'string' && !isId.test(value))
      .map((value) => (hasText(`organisation.role_${value}`) ? translate(lang, `organisation.role_${value}`) : value))
      .join(' · ')
}

/** Who changed what; a rule stands by its name where a person would. */
export const historySection = (rows: History): ui.Content =>
  rows.length > 0 &&
  section(
    p('organisation.page_history'),
    ui.timeline(
      rows.map((row) => ({
        title: (lang) => (hasText(row.action) ? translate(lang, row.action) : row.action),
        at: row.at,
        actor: row.actor_name,
        body: detailText(row.detail),
      })),
    ),
  )

export type CommandPage = {
  title: Text
  lead?: ui.Content
  crumbs: readonly { text: Text; href: string }[]
  /** Address that shows and takes the form. */
  action: string
  /** The action's name. */
  name: string
  fields: (field: (name: string, current?: string) => ReturnType<typeof fieldOf>, isTicked: Ticked) => ui.Content
  submit?: Text
  danger?: boolean
}

/** Was the box ticked when the form came back; else as it is proposed. */
type Ticked = (name: string, proposed?: boolean) => boolean

/** One command, one page: heading, what it means, fields, one button. */
export function commandPage(context: SignedInContext, problem: FormProblem | undefined, page: CommandPage): ui.Html {
  const field = (name: string, current?: string) => fieldOf(problem, page.name, name, current)
  const isTicked: Ticked = (name, proposed = false) =>
    problem?.action === page.name ? typed(problem, page.name, name) !== '' : proposed
  return ui.staffPage({
    ...context.frame,
    title: page.title,
    lead: page.lead,
    crumbs: page.crumbs,
    width: 'narrow',
    errors: summaryWithin(problem),
    children: ui.form({
      action: page.action,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: [
        page.fields(field, isTicked),
        ui.buttonGroup([
          ui.button({ text: page.submit ?? page.title, kind: page.danger ? 'danger' : 'primary' }),
          ui.linkButton({ text: cancelText, kind: 'plain', href: page.crumbs.at(-1)!.href }),
        ]),
      ],
    }),
  })
}

const cancelText: Text = (lang) => translate(lang, 'ui.cancel')

export const valuesOf = (problem: FormProblem | undefined, action: string, name: string): string[] => {
  const value = problem?.action === action ? problem.values[name] : undefined
  return value === undefined ? [] : [value].flat()
}
