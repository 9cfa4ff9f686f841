import {
  findUnitNames,
  findUnits,
  kindName,
  resolveUnitName,
  unitKinds,
} from '../../../foundation/organisation/index.ts'
import type { ResolvedName, Unit } from '../../../foundation/organisation/index.ts'
import { can } from '../../../kernel/access/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref, taskHref, unitHref } from '../addresses.ts'
import { printedUnits, unitKey, type PrintedUnit } from '../open-points.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { findPassage } from '../source/passage.ts'
import { formState, type FormState } from './form-values.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { passageView } from './passage-view.ts'
import { p } from './texts.ts'
import { choiceBadge } from './unit-list-page.ts'
import { u } from './unit-texts.ts'

const chooseAction = 'plan_settling.choose_units'
const mostListed = 60
const createRight = 'organisation.create_unit'

/** One printed name: where it stands, and what it may stand for. */
export async function showUnit(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params } = context
  const review = await getReview(db, actor, params.id!)
  const names = printedUnits(review.draft)
  // A form that came back says which name it was about: the list may have changed meanwhile.
  const sent = problem?.values.key
  const name = sent ? names.find(({ key }) => key === sent) : names[Number(params.at) - 1]
  if (!name) throw notFound()
  return itemPage(context, review, {
    title: u('settling.unit_title', { name: name.printed }),
    status: choiceBadge(review.choices.get(name.key)),
    list: { text: p('settling.units'), part: 'don-vi' },
    href: unitHref(review.row.id, name.index),
    position: { kind: 'unit', index: name.index },
    problem,
    passage: await passageOf(context, review, name),
    children: review.maySettle && (await unitForm(context, review, name, problem)),
  })
}

/** Where the name is printed first, and all tasks that print it. */
async function passageOf({ db }: SignedInContext, { draft, row }: Review, name: PrintedUnit): Promise<ui.Content> {
  const task = draft.tasks.find(({ seq }) => seq === name.tasks[0])!
  const leads = task.lead.some(({ unit }) => unitKey(unit) === name.key)
  const place = task.places[leads ? 'lead' : 'coordinate'] ?? task.places.text ?? null
  const passage = place && (await findPassage(db, row.id, place))
  const marks = { rows: place?.row === undefined ? [] : [place.row], cells: place ? [place] : [] }
  return html`${passageView(passage, marks, importHref(row.id))}
  ${ui.disclosure({
    summary: u('settling.unit_in_tasks', { count: name.tasks.length }),
    children: html`<ul>
      ${name.tasks.slice(0, mostListed).map((seq) => {
        const each = draft.tasks.find((one) => one.seq === seq)!
        return html`<li><a href="${taskHref(row.id, seq)}">${each.text}</a></li>`
      })}
    </ul>`,
  })}`
}

async function unitForm(
  context: SignedInContext,
  review: Review,
  name: PrintedUnit,
  problem: FormProblem | undefined,
): Promise<ui.Html> {
  const { db, actor, url, csrf, key } = context
  const { row } = review
  const form = formState(problem, chooseAction)
  const found = await resolveUnitName(db, { name: name.printed, authorityId: row.authority_id })
  const search = url.searchParams.get('tim') ?? ''
  const listed = await candidates(context, review, name, found, search)
  const mayCreate = can(actor, createRight, row.authority_path)
  return html`${ui.form({
    action: unitHref(row.id, name.index),
    csrf,
    idempotencyKey: key(),
    hidden: { version: String(row.version), key: name.key },
    children: html`${ui.radios({
      name: 'decision',
      label: u('settling.unit_decision'),
      error: form.error('decision'),
      value: form.value('decision', decisionNow(review, name, found, search)),
      choices: [
        ...suggestion(found),
        { value: 'units', text: u('settling.pick_units'), inside: unitBoxes(review, name, listed, form) },
        ...(mayCreate
          ? [{ value: 'new', text: u('settling.create_unit'), inside: newUnit(name, listed, row.authority_id, form) }]
          : []),
        { value: 'open', text: u('settling.leave_open'), hint: u('settling.leave_open_hint') },
      ],
    })}
    ${ui.checkbox({ name: 'remember', label: u('settling.remember'), checked: form.checked('remember', true) })}
    ${ui.button({ text: i('settling.save_next'), accesskey: 's' })}`,
  })}
  ${finder(row.id, name, search)} ${!mayCreate && html`<p class="hint">${u('settling.ask_administrator')}</p>`}`
}

const suggestion = ({ kind, units, exact }: ResolvedName) => {
  const names = units.map((unit) => unit.name).join('; ')
  if (kind === 'unit')
    return [
      {
        value: 'found',
        text: exact ? names : u('settling.suggested_inexact', { units: names }),
        hint: u('settling.suggested_hint'),
      },
    ]
  if (kind !== 'collective') return []
  return [{ value: 'found', text: u('settling.suggested_collective', { count: units.length, units: names }) }]
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join()

/** What is ticked when the page opens: what was decided, else what the program suggests, else nothing. */
function decisionNow({ choices }: Review, { key }: PrintedUnit, found: ResolvedName, search: string): string {
  const choice = choices.get(key)
  if (search) return 'units'
  if (choice?.decision === 'open') return 'open'
  const suggested = found.units.map((unit) => unit.id)
  if (choice) return isSame(choice.unitIds, suggested) && found.kind !== 'ambiguous' ? 'found' : 'units'
  if (found.kind === 'ambiguous') return 'units'
  return found.kind === 'unknown' ? '' : 'found'
}

type Candidate = Pick<Unit, 'id' | 'shortName'>

/** What was chosen and what is similar first, then what was searched for, or the authority's own units. */
async function candidates(
  { db }: SignedInContext,
  { row, choices }: Review,
  { key }: PrintedUnit,
  found: ResolvedName,
  search: string,
): Promise<Candidate[]> {
  const chosen = choices.get(key)?.unitIds ?? []
  const names = await findUnitNames(db, chosen.slice(0, mostListed))
  const listed = await findUnits(
    db,
    search ? { words: search, limit: mostListed } : { within: [row.authority_path], limit: mostListed },
  )
  const first = [
    ...[...names].map(([id, shortName]) => ({ id, shortName })),
    ...(found.kind === 'ambiguous' ? found.units.map(({ id, name }) => ({ id, shortName: name })) : []),
  ]
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...listed.filter(({ id }) => !known.has(id))]
}

const unitBoxes = (
  { choices }: Review,
  { key }: PrintedUnit,
  listed: readonly Candidate[],
  form: FormState,
): ui.Content =>
  listed.length
    ? ui.checkboxes({
        name: 'unitIds',
        label: u('settling.pick_units_list'),
        error: form.error('unitIds'),
        values: form.values('unitIds', choices.get(key)?.unitIds ?? []),
        choices: listed.map(({ id, shortName }) => ({ value: id, text: shortName })),
      })
    : html`<p>${u('settling.found_nothing')}</p>`

const newUnit = (name: PrintedUnit, listed: readonly Candidate[], authorityId: string, form: FormState): ui.Content => [
  ui.textInput({
    name: 'newName',
    label: u('settling.new_name'),
    value: form.value('newName', name.printed),
    error: form.error('newName'),
  }),
  ui.fieldRow([
    ui.select({
      name: 'newKind',
      label: u('settling.new_kind'),
      options: unitKinds.map((kind) => ({ value: kind, text: kindName(kind) })),
      value: form.value('newKind', 'division'),
      error: form.error('newKind'),
    }),
    ui.select({
      name: 'newParentId',
      label: u('settling.new_parent'),
      options: listed.map(({ id, shortName }) => ({ value: id, text: shortName })),
      value: form.value('newParentId', authorityId),
      error: form.error('newParentId'),
    }),
  ]),
]

/** A form of its own, with an address of its own: a search is a page, also without script. */
const finder = (importId: string, { index }: PrintedUnit, search: string): ui.Html =>
  ui.disclosure({
    summary: u('settling.find_unit'),
    open: search !== '',
    children: html`<form action="${unitHref(importId, index)}" role="search">
      ${ui.textInput({ name: 'tim', label: u('settling.unit_name'), type: 'search', value: search })}
      ${ui.button({ text: u('settling.find'), kind: 'secondary' })}
    </form>`,
  })
