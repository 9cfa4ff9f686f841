// The addresses of the organisation: units, people, and one page and one action for each command.
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { importRoutes } from './import/import-routes.ts'
import { addCollective, addCollectiveInput } from './naming/add-collective.ts'
import { forgetAlias, forgetAliasInput } from './naming/forget-alias.ts'
import { rememberAlias, rememberAliasInput } from './naming/remember-alias.ts'
import * as personForms from './pages/person-forms.ts'
import { showPeople } from './pages/people-page.ts'
import { showPerson } from './pages/person-page.ts'
import { personPath, unitPath } from './pages/shared.ts'
import { p } from './pages/texts.ts'
import { showTree } from './pages/tree-page.ts'
import * as unitForms from './pages/unit-forms.ts'
import { showUnit } from './pages/unit-page.ts'
import { addPerson, addPersonInput } from './people/add-person.ts'
import { changePerson, changePersonInput } from './people/change-person.ts'
import {
  createAccount,
  createAccountInput,
  resetPassword,
  resetPasswordInput,
  type OneTimeAccess,
} from './people/create-account.ts'
import { delegate, delegateInput } from './people/delegate.ts'
import { endDelegation, endDelegationInput } from './people/end-delegation.ts'
import { endPost, endPostInput } from './people/end-post.ts'
import { givePost, givePostInput } from './people/give-post.ts'
import { grantRole, grantRoleInput } from './people/grant-role.ts'
import { revokeRole, revokeRoleInput } from './people/revoke-role.ts'
import { createUnit } from './units/create-unit.ts'
import { dissolveUnit, dissolveUnitInput } from './units/dissolve-unit.ts'
import { createUnitInput } from './units/insert-unit.ts'
import { mergeUnits, mergeUnitsInput } from './units/merge-units.ts'
import { moveUnit, moveUnitInput } from './units/move-unit.ts'
import { renameUnit, renameUnitInput } from './units/rename-unit.ts'
import { splitUnit, splitUnitInput } from './units/split-unit.ts'

const unit = '/to-chuc/don-vi/:id'
const person = '/can-bo/:id'

const backToUnit =
  (said: `organisation.said_${string}` = 'organisation.said_saved') =>
  (_result: unknown, input: { id: string }) => ({ to: unitPath(input.id), said })

const backToPerson = (_result: unknown, input: { id: string }) => ({
  to: personPath(input.id),
  said: 'organisation.said_saved',
})

const withPassword = ({ login, password }: OneTimeAccess, input: { id: string }) => ({
  to: personPath(input.id),
  said: 'organisation.said_password',
  params: { login, password },
})

/** The unit above is named by the address. */
const createBelow = createUnitInput.omit({ parentId: true }).extend({ id: createUnitInput.shape.parentId })

const unitRoutes: readonly Route[] = [
  page('/to-chuc', showTree),
  page(unit, showUnit),
  page(`${unit}/don-vi-moi`, (context) => unitForms.showCreateUnit(context)),
  action({
    path: `${unit}/don-vi-moi`,
    name: 'organisation.create_unit',
    input: createBelow,
    run: (tx, actor, { id, ...input }) => createUnit(tx, actor, { ...input, parentId: id }),
    next: (id) => ({ to: unitPath(id), said: 'organisation.said_unit_created' }),
    again: unitForms.showCreateUnit,
  }),
  page(`${unit}/doi-ten`, (context) => unitForms.showRenameUnit(context)),
  action({
    path: `${unit}/doi-ten`,
    name: 'organisation.rename_unit',
    input: renameUnitInput,
    run: renameUnit,
    next: backToUnit(),
    again: unitForms.showRenameUnit,
  }),
  page(`${unit}/chuyen`, (context) => unitForms.showMoveUnit(context)),
  action({
    path: `${unit}/chuyen`,
    name: 'organisation.move_unit',
    input: moveUnitInput,
    run: moveUnit,
    next: backToUnit(),
    again: unitForms.showMoveUnit,
  }),
  page(`${unit}/sap-nhap`, (context) => unitForms.showMergeUnits(context)),
  action({
    path: `${unit}/sap-nhap`,
    name: 'organisation.merge_units',
    input: mergeUnitsInput,
    run: mergeUnits,
    next: backToUnit('organisation.said_merged'),
    again: unitForms.showMergeUnits,
  }),
  page(`${unit}/chia-tach`, (context) => unitForms.showSplitUnit(context)),
  action({
    path: `${unit}/chia-tach`,
    name: 'organisation.split_unit',
    input: splitUnitInput,
    run: splitUnit,
    next: backToUnit('organisation.said_split'),
    again: unitForms.showSplitUnit,
  }),
  page(`${unit}/giai-the`, (context) => unitForms.showDissolveUnit(context)),
  action({
    path: `${unit}/giai-the`,
    name: 'organisation.dissolve_unit',
    input: dissolveUnitInput,
    run: dissolveUnit,
    next: backToUnit('organisation.said_dissolved'),
    again: unitForms.showDissolveUnit,
  }),
  page(`${unit}/ten-goi`, (context) => unitForms.showAddAlias(context)),
  action({
    path: `${unit}/ten-goi`,
    name: 'organisation.add_alias',
    input: rememberAliasInput,
    run: rememberAlias,
    next: backToUnit(),
    again: unitForms.showAddAlias,
  }),
  action({
    path: `${unit}/ten-goi/:aliasId/bo`,
    name: 'organisation.forget_alias',
    input: forgetAliasInput,
    run: forgetAlias,
    next: backToUnit(),
  }),
  page(`${unit}/ten-goi-chung`, (context) => unitForms.showAddCollective(context)),
  action({
    path: `${unit}/ten-goi-chung`,
    name: 'organisation.add_collective',
    input: addCollectiveInput,
    run: addCollective,
    next: backToUnit(),
    again: unitForms.showAddCollective,
  }),
]

const personRoutes: readonly Route[] = [
  page('/can-bo', showPeople),
  page(person, showPerson),
  page('/to-chuc/don-vi/:unitId/nguoi-moi', (context) => personForms.showAddPerson(context)),
  action({
    path: '/to-chuc/don-vi/:unitId/nguoi-moi',
    name: 'organisation.add_person',
    input: addPersonInput,
    run: addPerson,
    next: (id) => ({ to: personPath(id), said: 'organisation.said_saved' }),
    again: personForms.showAddPerson,
  }),
  page(`${person}/sua`, (context) => personForms.showChangePerson(context)),
  action({
    path: `${person}/sua`,
    name: 'organisation.change_person',
    input: changePersonInput,
    run: changePerson,
    next: backToPerson,
    again: personForms.showChangePerson,
  }),
  page(`${person}/chuc-vu-moi`, (context) => personForms.showGivePost(context)),
  action({
    path: `${person}/chuc-vu-moi`,
    name: 'organisation.give_post',
    input: givePostInput,
    run: givePost,
    next: backToPerson,
    again: personForms.showGivePost,
  }),
  page(`${person}/chuc-vu/:postId/thoi-giu`, (context) => personForms.showEndPost(context)),
  action({
    path: `${person}/chuc-vu/:postId/thoi-giu`,
    name: 'organisation.end_post',
    input: endPostInput,
    run: endPost,
    next: backToPerson,
    again: personForms.showEndPost,
  }),
  page(`${person}/vai-tro-moi`, (context) => personForms.showGrantRole(context)),
  action({
    path: `${person}/vai-tro-moi`,
    name: 'organisation.grant_role',
    input: grantRoleInput,
    run: grantRole,
    next: backToPerson,
    again: personForms.showGrantRole,
  }),
  action({
    path: `${person}/vai-tro/:grantId/thu-hoi`,
    name: 'organisation.revoke_role',
    input: revokeRoleInput,
    run: revokeRole,
    next: backToPerson,
  }),
  page(`${person}/uy-quyen`, (context) => personForms.showDelegate(context)),
  action({
    path: `${person}/uy-quyen`,
    name: 'organisation.delegate',
    input: delegateInput,
    run: delegate,
    next: backToPerson,
    again: personForms.showDelegate,
  }),
  action({
    path: `${person}/uy-quyen/:delegationId/cham-dut`,
    name: 'organisation.end_delegation',
    input: endDelegationInput,
    run: endDelegation,
    next: backToPerson,
  }),
  page(`${person}/tai-khoan`, (context) => personForms.showCreateAccount(context)),
  action({
    path: `${person}/tai-khoan`,
    name: 'organisation.create_account',
    secret: true,
    input: createAccountInput,
    run: createAccount,
    next: withPassword,
    again: personForms.showCreateAccount,
  }),
  page(`${person}/mat-khau`, (context) => personForms.showResetPassword(context)),
  action({
    path: `${person}/mat-khau`,
    name: 'organisation.reset_password',
    secret: true,
    input: resetPasswordInput,
    run: resetPassword,
    next: withPassword,
    again: personForms.showResetPassword,
  }),
]

export const organisationRoutes: readonly Route[] = [...unitRoutes, ...personRoutes, ...importRoutes]

export const organisationDoors: readonly Door[] = [
  { href: '/to-chuc', text: p('organisation.page_tree'), group: 'administration', order: 10 },
  { href: '/can-bo', text: p('organisation.page_people'), group: 'administration', order: 20 },
]
