// What people may be trusted with. A grant gives one of these over a unit and all below it; which actions a role
// carries, each module says where it defines them.
import { t } from './texts.ts'

/** Those that can be lent: administration is granted by an administrator or not had at all. */
export const delegableRoles = [
  'reform_officer',
  'leader',
  'unit_head',
  'specialist',
  'clerk',
  'appraiser',
  'inspector',
  'procedure_officer',
] as const

export const grantableRoles = ['administrator', ...delegableRoles] as const

/** Whose work is to decide and to sign: it is lent by a delegation, and not given to whoever is there. */
export const decidingRoles: readonly string[] = ['unit_head', 'leader']

/** Everybody has `member` in the unit of each of his posts; nobody is granted it. */
export const roles = [...grantableRoles, 'member'] as const

export type GrantableRole = (typeof grantableRoles)[number]
export type Role = (typeof roles)[number]

export const roleName = (role: Role) => t(`organisation.role_${role}`)
