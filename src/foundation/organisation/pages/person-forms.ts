// One page for each command about a person.
import { ensureCan, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { recordRead } from '../../../kernel/audit/record-read.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { canForAll, type OrganisationAction } from '../organisation-access.ts'
import { canDelegateFor } from '../people/delegate.ts'
import { findGrantsOf, findPostsOf, getPerson, type Person } from '../people/person-detail.ts'
import { findPathsOfPerson } from '../people/person-queries.ts'
import { findPeople } from '../people/people-list.ts'
import { countWorkLeft } from '../people/work-left.ts'
import { delegableRoles, grantableRoles, roleName, type Role } from '../roles.ts'
import { today } from '../today.ts'
import { findUnitOptions, getUnit } from '../units/unit-queries.ts'
import { commandPage, personPath, unitPath, valuesOf, type CommandPage } from './shared.ts'
import { p } from './texts.ts'

type Show = (context: SignedInContext, problem?: FormProblem) => Promise<ui.Html>
type Field = Parameters<CommandPage['fields']>[0]
type Ticked = Parameters<CommandPage['fields']>[1]

const crumbsOf = (person: Person) => [
  { text: p('organisation.page_people'), href: '/can-bo' },
  { text: person.name, href: personPath(person.id) },
]

/** The person of the page, for those who rule over every unit in which that person may do anything. */
async function personFor(context: SignedInContext, action: OrganisationAction): Promise<Person> {
  const person = await getPerson(context.db, context.params.id!)
  if (!canForAll(context.actor, action, await findPathsOfPerson(context.db, person.id))) throw forbidden({ action })
  return person
}

const roleOptions = (roles: readonly Role[]): ui.Option[] =>
  roles.map((role) => ({ value: role, text: roleName(role) }))

const contact = (field: Field, person?: Person): ui.Content => [
  ui.textInput({ ...field('personName', person?.name), label: p('organisation.person') }),
  ui.textInput({
    ...field('email', person?.email ?? ''),
    label: p('organisation.email'),
    type: 'email',
    optional: true,
  }),
  ui.textInput({
    ...field('phone', person?.phone ?? ''),
    label: p('organisation.phone'),
    type: 'tel',
    width: 'medium',
    optional: true,
  }),
]

const post = (field: Field, isTicked: Ticked, context: SignedInContext): ui.Content => [
  ui.textInput({ ...field('title'), label: p('organisation.title') }),
  ui.checkbox({
    ...field('isHead', 'true'),
    value: 'true',
    label: p('organisation.head'),
    checked: isTicked('isHead'),
  }),
  ui.dateInput({ ...field('from', today(context.db).toString()), label: p('organisation.from') }),
  ui.textInput({
    ...field('document'),
    label: p('organisation.document'),
    hint: p('organisation.document_hint'),
    optional: true,
  }),
]

/** On the unit's address: the new person starts there. */
export const showAddPerson: Show = async (context, problem) => {
  const name = 'organisation.add_person'
  const unit = await getUnit(context.db, context.params.unitId!)
  ensureCan(context.actor, name, unit.path)
  return commandPage(context, problem, {
    title: p('organisation.do_add_person'),
    crumbs: [
      { text: p('organisation.page_tree'), href: '/to-chuc' },
      { text: unit.shortName, href: unitPath(unit.id) },
    ],
    action: `${unitPath(unit.id)}/nguoi-moi`,
    name,
    fields: (field, isTicked) => [contact(field), post(field, isTicked, context)],
  })
}

export const showChangePerson: Show = async (context, problem) => {
  const name = 'organisation.change_person'
  const person = await personFor(context, name)
  if (person.id !== context.actor.personId)
    await recordRead(context, {
      subjectKind: 'organisation.person',
      subjectId: person.id,
      purpose: 'administration',
    })
  return commandPage(context, problem, {
    title: p('organisation.do_change_person'),
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/sua`,
    name,
    fields: (field) => contact(field, person),
  })
}

export const showGivePost: Show = async (context, problem) => {
  const name = 'organisation.give_post'
  const person = await getPerson(context.db, context.params.id!)
  const units = await findUnitOptions(context.db, { within: scopesOf(context.actor, name) })
  if (units.length === 0) throw forbidden({ action: name })
  return commandPage(context, problem, {
    title: p('organisation.do_give_post'),
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/chuc-vu-moi`,
    name,
    fields: (field, isTicked) => [
      ui.select({ ...field('unitId'), label: p('organisation.unit'), options: units }),
      post(field, isTicked, context),
      ui.checkbox({
        ...field('isConcurrent', 'true'),
        value: 'true',
        label: p('organisation.concurrent'),
        checked: isTicked('isConcurrent'),
      }),
    ],
  })
}

type Post = Awaited<ReturnType<typeof findPostsOf>>[number]

/** Whoever has no other post cannot sign in: what rested on that person's roles rests on nobody. */
async function leftWithoutPost({ db }: SignedInContext, person: Person, posts: readonly Post[], ending: string) {
  const day = today(db)
  const isNow = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate | null }): boolean =>
    Temporal.PlainDate.compare(from, day) <= 0 && (to === null || Temporal.PlainDate.compare(to, day) >= 0)
  if (posts.some((post) => post.id !== ending && isNow(post))) return 0
  const roles = (await findGrantsOf(db, person.id)).filter(isNow)
  return roles.length ? (await countWorkLeft(db, [{ personId: person.id, grantId: null, roles }]))[0]! : 0
}

export const showEndPost: Show = async (context, problem) => {
  const name = 'organisation.end_post'
  const person = await getPerson(context.db, context.params.id!)
  const posts = await findPostsOf(context.db, person.id)
  const ending = posts.find(({ id }) => id === context.params.postId)
  if (!ending) throw forbidden({ action: name })
  ensureCan(context.actor, name, ending.unitPath)
  const left = await leftWithoutPost(context, person, posts, ending.id)
  return commandPage(context, problem, {
    title: p('organisation.do_end_post'),
    lead: [
      html`<p>${ending.title}, ${ending.unitName}</p>`,
      left > 0 && ui.notice({ tone: 'warning', title: p('organisation.work_left_by_person', { count: left }) }),
    ],
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/chuc-vu/${ending.id}/thoi-giu`,
    name,
    danger: true,
    fields: (field) => [
      ui.dateInput({ ...field('lastDay', today(context.db).toString()), label: p('organisation.last_day') }),
      ui.textInput({ ...field('document'), label: p('organisation.document'), optional: true }),
    ],
  })
}

export const showGrantRole: Show = async (context, problem) => {
  const name = 'organisation.grant_role'
  const person = await getPerson(context.db, context.params.id!)
  const units = await findUnitOptions(context.db, { within: scopesOf(context.actor, name) })
  if (units.length === 0) throw forbidden({ action: name })
  return commandPage(context, problem, {
    title: p('organisation.do_grant_role'),
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/vai-tro-moi`,
    name,
    fields: (field) => [
      ui.select({ ...field('role'), label: p('organisation.role'), options: roleOptions(grantableRoles) }),
      ui.select({ ...field('unitId'), label: p('organisation.unit'), options: units }),
      ui.dateInput({ ...field('from', today(context.db).toString()), label: p('organisation.from') }),
      ui.dateInput({ ...field('to'), label: p('organisation.to'), optional: true }),
    ],
  })
}

/** Colleagues are those of the same authority; beyond them one delegates through the administrator. */
const mostColleagues = 1000

export const showDelegate: Show = async (context, problem) => {
  const name = 'organisation.delegate'
  const { db, actor } = context
  const person = await getPerson(db, context.params.id!)
  const grants = await findGrantsOf(db, person.id)
  const lendable = grants.filter(
    ({ role, unitPath: path }) => role !== 'administrator' && canDelegateFor(actor, person.id, path),
  )
  if (lendable.length === 0) throw forbidden({ action: name })
  const units = await findUnitOptions(db, { within: lendable.map(({ unitPath: path }) => path) })
  const [widest = ''] = lendable.map(({ unitPath: path }) => path).toSorted((a, b) => a.length - b.length)
  const colleagues = await findPeople(db, { unitPath: widest, limit: mostColleagues })
  return commandPage(context, problem, {
    title: p('organisation.do_delegate'),
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/uy-quyen`,
    name,
    fields: (field, isTicked) => [
      ui.select({
        ...field('toId'),
        label: p('organisation.loan_to'),
        options: colleagues
          .filter(({ id }) => id !== person.id)
          .map((one) => ({
            value: one.id,
            text: [`${one.name} – ${one.title}`, one.unitName, one.authorityName].filter(Boolean).join(', '),
          })),
      }),
      ui.select({
        ...field('unitId', lendable[0]?.unitId),
        label: p('organisation.unit'),
        options: units,
        placeholder: false,
      }),
      ui.checkboxes({
        ...field('roles'),
        label: p('organisation.loan_roles'),
        hint: p('organisation.loan_roles_hint'),
        choices: roleOptions(delegableRoles.filter((role) => lendable.some((grant) => grant.role === role))),
        values: valuesOf(problem, name, 'roles'),
      }),
      ui.checkbox({
        ...field('isActingHead', 'true'),
        value: 'true',
        label: p('organisation.acting_head'),
        checked: isTicked('isActingHead'),
      }),
      ui.dateInput({ ...field('from', today(db).toString()), label: p('organisation.from') }),
      ui.dateInput({ ...field('to'), label: p('organisation.to') }),
      ui.textInput({ ...field('reason'), label: p('organisation.reason') }),
      ui.textInput({
        ...field('document'),
        label: p('organisation.document'),
        hint: p('organisation.document_hint'),
        optional: true,
      }),
    ],
  })
}

/** "Nguyễn Thị Lan" → "lan.nt": what most authorities give, as a proposal. */
export function proposedLogin(name: string): string {
  const words = fold(name).split(' ')
  const initials = words.slice(0, -1).map((word) => word[0])
  return [words.at(-1), initials.join('')].filter(Boolean).join('.')
}

export const showCreateAccount: Show = async (context, problem) => {
  const name = 'organisation.create_account'
  const person = await personFor(context, name)
  return commandPage(context, problem, {
    title: p('organisation.do_create_account'),
    lead: p('organisation.account_lead'),
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/tai-khoan`,
    name,
    fields: (field) =>
      ui.textInput({
        ...field('login', proposedLogin(person.name)),
        label: p('organisation.login'),
        hint: p('organisation.login_hint'),
        width: 'medium',
        autocomplete: 'off',
      }),
  })
}

export const showResetPassword: Show = async (context, problem) => {
  const name = 'organisation.reset_password'
  const person = await personFor(context, name)
  return commandPage(context, problem, {
    title: p('organisation.do_reset_password'),
    lead: p('organisation.reset_lead', { name: person.name }),
    crumbs: crumbsOf(person),
    action: `${personPath(person.id)}/mat-khau`,
    name,
    danger: true,
    fields: () => p('organisation.account_lead'),
  })
}
