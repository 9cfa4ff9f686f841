import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Duty, ReportingDuty } from '../../plan-reading/index.ts'
import { importHref } from '../addresses.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { wordsOf } from '../settling/settle-duty.ts'
import { findPassage } from '../source/passage.ts'
import { formState, type FormState } from './form-values.ts'
import { h } from './head-texts.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { marksOf, passageView } from './passage-view.ts'

type Kind<Entry> = {
  list: 'duties' | 'reporting'
  part: 'trach-nhiem' | 'bao-cao'
  title: Text
  drop: Text
  saveAction: string
  inputs: (entry: Entry, form: FormState) => ui.Content
}

const dutyKind: Kind<Duty> = {
  list: 'duties',
  part: 'trach-nhiem',
  title: h('settling.duty_item'),
  drop: h('settling.drop_duty'),
  saveAction: 'plan_settling.save_duty',
  inputs: (duty, form) => [
    ui.textarea({
      name: 'text',
      label: h('settling.duty_text'),
      rows: 4,
      value: form.value('text', duty.text),
      error: form.error('text'),
    }),
    ui.textarea({
      name: 'units',
      label: h('settling.duty_units'),
      rows: 2,
      value: form.value('units', [duty.unit].flat().join('\n')),
      error: form.error('units'),
    }),
  ],
}

const text =
  (name: 'name' | 'period' | 'dueRule' | 'reporter' | 'recipient', key: Parameters<typeof h>[0]) =>
  (duty: ReportingDuty, form: FormState) =>
    ui.textInput({
      name,
      label: h(key),
      value: form.value(name, duty[name]),
      error: form.error(name),
    })

const day =
  (name: 'cutoffFrom' | 'cutoffTo' | 'due', key: Parameters<typeof h>[0]) => (duty: ReportingDuty, form: FormState) =>
    ui.dateInput({ name, label: h(key), value: form.value(name, duty[name]), error: form.error(name) })

const reportingKind: Kind<ReportingDuty> = {
  list: 'reporting',
  part: 'bao-cao',
  title: h('settling.report_item'),
  drop: h('settling.drop_reporting'),
  saveAction: 'plan_settling.save_reporting',
  inputs: (duty, form) =>
    [
      [text('name', 'settling.report_name')],
      [text('period', 'settling.report_period'), text('dueRule', 'settling.report_rule')],
      [day('due', 'settling.report_due')],
      [day('cutoffFrom', 'settling.report_from'), day('cutoffTo', 'settling.report_to')],
      [text('reporter', 'settling.report_reporter'), text('recipient', 'settling.report_recipient')],
    ].map((row) => ui.fieldRow(row.map((field) => field(duty, form)))),
}

function forms<Entry extends Duty | ReportingDuty>(
  { csrf, key }: SignedInContext,
  { row }: Review,
  kind: Kind<Entry>,
  href: string,
  entry: Entry,
  problem: FormProblem | undefined,
): ui.Html {
  const form = formState(problem, kind.saveAction)
  // The words the person saw, also when the form came back: another entry may stand here now.
  const hidden = { version: String(row.version), was: form.value('was', wordsOf(entry)) }
  return html`${ui.form({
    action: href,
    csrf,
    idempotencyKey: key(),
    hidden,
    children: html`${kind.inputs(entry, form)} ${ui.button({ text: i('settling.save'), accesskey: 's' })}`,
  })}
  ${ui.buttonForm({ action: `${href}/bo`, csrf, idempotencyKey: key(), hidden, text: kind.drop, kind: 'plain' })}`
}

const showEntry =
  <Entry extends Duty | ReportingDuty>(kind: Kind<Entry>) =>
  async (context: SignedInContext, problem?: FormProblem): Promise<ui.Html> => {
    const review = await getReview(context.db, context.actor, context.params.id!)
    const entry = review.draft[kind.list][Number(context.params.at) - 1] as Entry | undefined
    if (!entry) throw notFound()
    const { row } = review
    const href = importHref(row.id, `${kind.part}/${context.params.at!}`)
    const passage = entry.place ? await findPassage(context.db, row.id, entry.place) : null
    return itemPage(context, review, {
      title: kind.title,
      list: { text: h('settling.duties_title'), part: 'trach-nhiem' },
      href,
      position: { kind: 'conflict', index: 999_999 },
      problem,
      passage: passageView(passage, marksOf(entry.place), importHref(row.id)),
      children: review.maySettle
        ? forms(context, review, kind, href, entry, problem)
        : html`<p class="preserve">${wordsOf(entry)}</p>`,
    })
  }

export const showDuty = showEntry(dutyKind)
export const showReporting = showEntry(reportingKind)
