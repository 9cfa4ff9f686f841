// What this reader can do next with a piece of work: each form stands there only for those who may send it.
import { documentText, type DocumentRow } from '../../../foundation/documents/index.ts'
import type { PersonInUnit } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { evidenceLimit } from '../deliver-with-files.ts'
import type { WorkDetail } from '../get-work.ts'
import { mayAccept, mayAssign, mayDecide, mayRaise, mayWork } from '../tracking-access.ts'
import { presentDue } from '../work-item.ts'
import { p } from './texts.ts'

/** `meant`: the documents that the words of a delivery that came back may mean. */
type Part = {
  context: SignedInContext
  work: WorkDetail
  problem: FormProblem | undefined
  meant: readonly DocumentRow[]
}

/** A form behind a summary; open when it is what the person came for or when it came back with errors. */
const part = (
  { context, work, problem }: Part,
  name: string,
  path: string,
  options: { title: Parameters<typeof p>[0]; open?: boolean; multipart?: boolean; children: ui.Content },
): ui.Html =>
  ui.disclosure({
    summary: p(options.title),
    open: options.open || problem?.action === name,
    children: ui.form({
      action: `/dau-viec/${work.item.id}/${path}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(work.item.version) },
      multipart: options.multipart,
      children: options.children,
    }),
  })

const assign = (it: Part, people: readonly PersonInUnit[]): ui.Html => {
  const name = 'plan_tracking.assign_work'
  return part(it, name, 'nguoi-thuc-hien', {
    title: 'tracking.assign',
    children: [
      ui.select({
        ...fieldOf(it.problem, name, 'personId', it.work.item.person_id ?? ''),
        label: p('tracking.person'),
        placeholder: p('tracking.nobody'),
        options: people.map((person) => ({ value: person.id, text: person.name })),
      }),
      ui.button({ text: p('tracking.assign_button') }),
    ],
  })
}

const progress = (it: Part): ui.Html => {
  const name = 'plan_tracking.report_progress'
  return part(it, name, 'tien-do', {
    title: 'tracking.progress',
    children: [
      ui.numberInput({
        ...fieldOf(it.problem, name, 'percent', String(it.work.item.percent)),
        label: p('tracking.percent'),
        suffix: '%',
      }),
      ui.textarea({ ...fieldOf(it.problem, name, 'text'), label: p('tracking.progress_text') }),
      ui.button({ text: p('tracking.progress_button') }),
    ],
  })
}

const deliver = (it: Part): ui.Html => {
  const name = 'plan_tracking.deliver_output'
  const { outputs } = it.work.task
  return part(it, name, 'san-pham', {
    title: 'tracking.deliver',
    multipart: true,
    children: [
      outputs.length > 1 &&
        ui.select({
          ...fieldOf(it.problem, name, 'outputId'),
          label: p('tracking.deliver_output'),
          optional: true,
          options: outputs.map((output) => ({ value: output.id, text: output.text })),
        }),
      ui.textarea({ ...fieldOf(it.problem, name, 'text'), label: p('tracking.deliver_text') }),
      ui.textInput({
        ...fieldOf(it.problem, name, 'link'),
        label: p('tracking.deliver_link'),
        type: 'url',
        optional: true,
      }),
      ui.textInput({
        ...fieldOf(it.problem, name, 'document'),
        label: p('tracking.deliver_document'),
        hint: p('tracking.deliver_document_hint'),
        optional: true,
      }),
      it.meant.length > 1 &&
        ui.select({
          ...fieldOf(it.problem, name, 'documentId'),
          label: p('tracking.deliver_which_document'),
          options: it.meant.map((row) => ({ value: row.id, text: documentText(row) })),
        }),
      ui.fileInput({
        ...fieldOf(it.problem, name, 'files'),
        label: p('tracking.deliver_files'),
        optional: true,
        multiple: true,
        accept: ['.pdf', '.docx', '.xlsx', '.jpg', '.png'],
        maxBytes: evidenceLimit,
      }),
      ui.button({ text: p('tracking.deliver_button') }),
    ],
  })
}

const decide = (it: Part): ui.Html => {
  const name = 'plan_tracking.decide_delivery'
  return part(it, name, 'nghiem-thu', {
    title: 'tracking.decide',
    open: true,
    children: [
      ui.textarea({
        ...fieldOf(it.problem, name, 'reason'),
        label: p('tracking.return_reason'),
        optional: true,
        rows: 2,
      }),
      ui.buttonGroup([
        ui.button({ text: p('tracking.accept_button'), name: 'decision', value: 'accepted' }),
        ui.button({ text: p('tracking.return_button'), name: 'decision', value: 'returned', kind: 'danger' }),
      ]),
    ],
  })
}

/** Who delivered does not decide, and is told who does. */
function decision(it: Part): ui.Content {
  const { deliveredBy, acceptors, acceptorIds, scope } = it.work
  const { actor } = it.context
  const mayDo = mayAccept(actor, scope) || acceptorIds.includes(actor.personId)
  if (deliveredBy !== actor.personId) return mayDo && decide(it)
  const names = acceptors.map(({ name }) => name).join(', ')
  return ui.notice({
    title: names ? p('tracking.waits_for', { names }) : p('tracking.waits_for_nobody'),
  })
}

const askTime = (it: Part): ui.Html => {
  const name = 'plan_tracking.ask_extension'
  return part(it, name, 'gia-han', {
    title: 'tracking.ask_extension',
    children: [
      ui.dateInput({ ...fieldOf(it.problem, name, 'wantedOn'), label: p('tracking.wanted_on') }),
      ui.textarea({ ...fieldOf(it.problem, name, 'reason'), label: p('tracking.reason') }),
      ui.button({ text: p('tracking.ask_button') }),
    ],
  })
}

const decideTime = (it: Part): ui.Html => {
  const name = 'plan_tracking.decide_extension'
  return part(it, name, 'gia-han/quyet-dinh', {
    title: 'tracking.extensions',
    open: true,
    children: [
      ui.dateInput({ ...fieldOf(it.problem, name, 'grantedOn'), label: p('tracking.granted_on'), optional: true }),
      ui.textarea({ ...fieldOf(it.problem, name, 'reason'), label: p('tracking.reason'), optional: true, rows: 2 }),
      ui.buttonGroup([
        ui.button({ text: p('tracking.grant_button'), name: 'decision', value: 'granted' }),
        ui.button({ text: p('tracking.refuse_button'), name: 'decision', value: 'refused', kind: 'danger' }),
      ]),
    ],
  })
}

const raise = (it: Part): ui.Html => {
  const name = 'plan_tracking.raise_difficulty'
  return part(it, name, 'kho-khan', {
    title: 'tracking.raise_difficulty',
    children: [
      ui.textarea({ ...fieldOf(it.problem, name, 'text'), label: p('tracking.difficulty_text') }),
      ui.button({ text: p('tracking.raise_button') }),
    ],
  })
}

const instruct = (it: Part): ui.Html => {
  const name = 'plan_tracking.instruct_work'
  return part(it, name, 'chi-dao', {
    title: 'tracking.instruct',
    open: true,
    children: [
      ui.dateInput({ ...fieldOf(it.problem, name, 'dueOn'), label: p('tracking.instruct_due') }),
      ui.textarea({ ...fieldOf(it.problem, name, 'basis'), label: p('tracking.instruct_basis'), rows: 2 }),
      ui.button({ text: p('tracking.instruct_button') }),
    ],
  })
}

/** The forms in the order in which work goes: decide first what waits for a decision. */
export function workForms(
  context: SignedInContext,
  work: WorkDetail,
  people: readonly PersonInUnit[],
  problem: FormProblem | undefined,
  meant: readonly DocumentRow[],
): ui.Content {
  if (work.task.closed_at) return ui.notice({ title: p('tracking.plan_closed') })
  if (!work.open) return false
  const { actor } = context
  const { item, scope, extensions } = work
  const it: Part = { context, work, problem, meant }
  const works = mayWork(actor, scope)
  const asked = extensions.some((extension) => !extension.decision)
  return [
    item.delivered_at && decision(it),
    asked && mayDecide(actor, scope) && decideTime(it),
    item.kind === 'per-instruction' && !presentDue(item).due && mayAccept(actor, scope) && instruct(it),
    works && !item.delivered_at && progress(it),
    works && !item.delivered_at && deliver(it),
    works && presentDue(item).due && !asked && !item.delivered_at && askTime(it),
    mayRaise(actor, scope) && raise(it),
    mayAssign(actor, scope) && people.length > 0 && assign(it, people),
  ]
}
