import { can, canAnywhere } from '../../../kernel/access/actor.ts'
import { findReads, recordRead } from '../../../kernel/audit/record-read.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { findAccountOf, type Account } from '../../../kernel/sessions/account.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { canForAll } from '../organisation-access.ts'
import { canDelegateFor } from '../people/delegate.ts'
import { findGrantsOf, findLoansOf, findPostsOf, getPerson, type Person } from '../people/person-detail.ts'
import { countWorkLeft } from '../people/work-left.ts'
import { roleName } from '../roles.ts'
import { today } from '../today.ts'
import { historySection, periodText, personLink, personPath, section, unitLink } from './shared.ts'
import { p } from './texts.ts'

type Post = Awaited<ReturnType<typeof findPostsOf>>[number]
type Grant = Awaited<ReturnType<typeof findGrantsOf>>[number]
type Loan = Awaited<ReturnType<typeof findLoansOf>>[number]
type Part = { context: SignedInContext; person: Person }
/** How many steps nobody could do without the grant. */
type LeftBy = ReadonlyMap<string, number>

const isOver = ({ to }: { to: Temporal.PlainDate | null }, { context }: Part): boolean =>
  to !== null && Temporal.PlainDate.compare(to, today(context.db)) < 0

const to = ({ person }: Part, path: string, text: Text): ui.Html =>
  ui.linkButton({ text, href: `${personPath(person.id)}/${path}`, kind: 'secondary', small: true })

function posts(part: Part, rows: readonly Post[]): ui.Html {
  const { actor } = part.context
  const table = ui.table({
    caption: p('organisation.posts'),
    captionHidden: true,
    rows,
    columns: [
      {
        header: p('organisation.title'),
        rowHeader: true,
        cell: (row) => [
          row.title,
          row.isHead && [' ', ui.statusBadge({ text: p('organisation.head'), tone: 'info' })],
          row.isConcurrent && [' ', ui.statusBadge({ text: p('organisation.concurrent') })],
        ],
      },
      { header: p('organisation.unit'), cell: (row) => unitLink(row.unitId, row.unitName) },
      { header: p('organisation.period'), cell: (row) => periodText(row.from, row.to) },
      {
        header: p('organisation.deed'),
        cell: (row) =>
          !isOver(row, part) &&
          can(actor, 'organisation.end_post', row.unitPath) &&
          to(part, `chuc-vu/${row.id}/thoi-giu`, p('organisation.do_end_post')),
      },
    ],
  })
  const give = canAnywhere(actor, 'organisation.give_post')
  return section(p('organisation.posts'), table, give && to(part, 'chuc-vu-moi', p('organisation.do_give_post')))
}

const mayRevoke = (part: Part, grant: Grant): boolean =>
  !isOver(grant, part) && can(part.context.actor, 'organisation.revoke_role', grant.unitPath)

/** Asked only for whoever may take a role away. */
async function leftBy(part: Part, rows: readonly Grant[]): Promise<LeftBy> {
  const ending = rows.filter((row) => mayRevoke(part, row))
  const left = await countWorkLeft(
    part.context.db,
    ending.map((row) => ({ personId: part.person.id, grantId: row.id, roles: [row] })),
  )
  return new Map(ending.map(({ id }, at) => [id, left[at]!]))
}

const workLeftBy = (count = 0): ui.Content =>
  count > 0 && html`<p class="hint">${p('organisation.work_left', { count })}</p>`

function grants(part: Part, rows: readonly Grant[], left: LeftBy): ui.Html {
  const { context, person } = part
  const table = ui.table({
    caption: p('organisation.roles'),
    captionHidden: true,
    rows,
    columns: [
      { header: p('organisation.role'), rowHeader: true, cell: (row) => roleName(row.role) },
      { header: p('organisation.unit'), cell: (row) => unitLink(row.unitId, row.unitName) },
      { header: p('organisation.period'), cell: (row) => periodText(row.from, row.to) },
      { header: p('organisation.granted_by'), cell: (row) => row.grantedBy ?? p('organisation.founding') },
      {
        header: p('organisation.deed'),
        cell: (row) =>
          mayRevoke(part, row) && [
            ui.buttonForm({
              action: `${personPath(person.id)}/vai-tro/${row.id}/thu-hoi`,
              csrf: context.csrf,
              text: p('organisation.do_revoke_role'),
              about: roleName(row.role),
              small: true,
            }),
            workLeftBy(left.get(row.id)),
          ],
      },
    ],
    empty: html`<p>${p('organisation.no_roles')}</p>`,
  })
  const grant = canAnywhere(context.actor, 'organisation.grant_role')
  return section(p('organisation.roles'), table, grant && to(part, 'vai-tro-moi', p('organisation.do_grant_role')))
}

function loans(part: Part, rows: readonly Loan[], owned: readonly Grant[]): ui.Html {
  const { context, person } = part
  const table = ui.table({
    caption: p('organisation.loans'),
    captionHidden: true,
    rows,
    columns: [
      { header: p('organisation.loan_from'), rowHeader: true, cell: (row) => personLink(row.giverId, row.giverName) },
      { header: p('organisation.loan_to'), cell: (row) => personLink(row.takerId, row.takerName) },
      {
        header: p('organisation.loan_roles'),
        cell: (row) => [
          row.roles ? row.roles.map((role, at) => [at > 0 && ', ', roleName(role)]) : p('organisation.all_roles'),
          ` – ${row.unitName}`,
          row.isActingHead && [' ', ui.statusBadge({ text: p('organisation.acting_head'), tone: 'info' })],
        ],
      },
      { header: p('organisation.period'), cell: (row) => periodText(row.from, row.to) },
      {
        header: p('organisation.reason'),
        cell: (row) => [
          row.reason ?? html`<span class="muted">${p('organisation.reason_private')}</span>`,
          row.document && ` (${row.document})`,
        ],
      },
      {
        header: p('organisation.deed'),
        cell: (row) =>
          !isOver(row, part) &&
          row.giverId === person.id &&
          canDelegateFor(context.actor, row.giverId, row.unitPath) &&
          ui.buttonForm({
            action: `${personPath(person.id)}/uy-quyen/${row.id}/cham-dut`,
            csrf: context.csrf,
            text: p('organisation.do_end_delegation'),
            about: row.takerName,
            small: true,
          }),
      },
    ],
    empty: html`<p>${p('organisation.no_loans')}</p>`,
  })
  const canLend = owned.some(
    (grant) => grant.role !== 'administrator' && canDelegateFor(context.actor, person.id, grant.unitPath),
  )
  return section(p('organisation.loans'), table, canLend && to(part, 'uy-quyen', p('organisation.do_delegate')))
}

function account(part: Part, known: Account | undefined): ui.Html {
  const until = known?.oneTimeUntil
  return section(
    p('organisation.account'),
    known
      ? html`<p>${p('organisation.login')}: <strong>${known.login}</strong></p>
          ${until && html`<p>${p('organisation.one_time', { until: (lang) => formatDateTime(until, lang) })}</p>`}`
      : html`<p>${p('organisation.no_account')}</p>`,
    known
      ? to(part, 'mat-khau', p('organisation.do_reset_password'))
      : to(part, 'tai-khoan', p('organisation.do_create_account')),
  )
}

const purposes = ['work', 'administration', 'inspection'] as const

const purposeText = (purpose: string): Text => {
  const known = purposes.find((one) => one === purpose)
  return known ? p(`organisation.purpose_${known}`) : purpose
}

/** One's own at once; another's after saying what for, which is recorded before it is shown. */
async function contact({ context, person }: Part): Promise<ui.Content> {
  if (!person.email && !person.phone) return false
  const own = context.actor.personId === person.id
  const purpose = purposes.find((one) => one === context.url.searchParams.get('muc-dich'))
  if (!own && !purpose)
    return section(p('organisation.contact'), [
      html`<p class="muted">${p('organisation.contact_why')}</p>`,
      html`<form class="form" action="${personPath(person.id)}">
        ${ui.select({
          name: 'muc-dich',
          label: p('organisation.contact_purpose'),
          placeholder: false,
          options: purposes.map((value) => ({ value, text: p(`organisation.purpose_${value}`) })),
        })}
        ${ui.button({ text: p('organisation.contact_show'), kind: 'secondary' })}
      </form>`,
    ])
  if (!own && purpose) await recordRead(context, { subjectKind: 'organisation.person', subjectId: person.id, purpose })
  return ui.descriptionList([
    { term: p('organisation.email'), value: person.email },
    { term: p('organisation.phone'), value: person.phone },
  ])
}

const readers = (rows: Awaited<ReturnType<typeof findReads>>): ui.Content =>
  rows.length > 0 &&
  section(
    p('organisation.readers'),
    ui.timeline(rows.map(({ at, by, purpose }) => ({ title: purposeText(purpose), at, actor: by }))),
  )

/** A person: posts, roles, loans, and for the administrator the account. */
export async function showPerson(context: SignedInContext): Promise<ui.Html> {
  const { db, actor } = context
  const person = await getPerson(db, context.params.id!)
  const part = { context, person }
  const held = await findPostsOf(db, person.id)
  const owned = await findGrantsOf(db, person.id)
  const paths = [...held, ...owned].filter((row) => !isOver(row, part)).map((row) => row.unitPath)
  const rules = canForAll(actor, 'organisation.create_account', paths)
  const watches = canForAll(actor, 'organisation.read_readers', paths)
  const now = held.find((row) => !isOver(row, part))
  return ui.staffPage({
    ...context.frame,
    title: person.name,
    lead: now && html`${now.title}, ${unitLink(now.unitId, now.unitName)}`,
    crumbs: [{ text: p('organisation.page_people'), href: '/can-bo' }],
    actions:
      canForAll(actor, 'organisation.change_person', paths) &&
      ui.linkButton({
        text: p('organisation.do_change_person'),
        href: `${personPath(person.id)}/sua`,
        kind: 'secondary',
      }),
    children: html`${await contact(part)}
    ${posts(part, held)}${grants(part, owned, await leftBy(part, owned))}${loans(part, await findLoansOf(db, actor, person.id), owned)}
    ${rules && account(part, await findAccountOf(db, person.id))} ${watches && readers(await findReads(db, person.id))}
    ${historySection(await findHistory(db, [person.id]))}`,
  })
}
