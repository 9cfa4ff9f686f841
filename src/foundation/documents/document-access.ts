// The documents of an authority are for its own people: for those of its divisions, but not for those of the communes
// below a province, who are authorities of their own. Some read and register by role wherever it reaches.
import { can, defineActions, isWithin, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { forbidden } from '../../kernel/errors.ts'
import { findAuthorityOf } from '../organisation/index.ts'

export const actions = defineActions({
  /** Enter documents and say what they have to do with each other. */
  'documents.register': ['clerk', 'specialist', 'unit_head', 'reform_officer', 'procedure_officer'],
  /** Read the documents of the units below. */
  'documents.oversee': ['reform_officer', 'leader', 'inspector'],
})

export type Authority = { id: string; path: string }

/** A person of today, with the authority the person works for. */
export type Reader = { actor: Actor; own: Authority | undefined }

export const readerOf = async (db: Db, actor: Actor): Promise<Reader> => ({
  actor,
  own: await findAuthorityOf(db, actor.unitId),
})

export const mayRead = ({ actor, own }: Reader, authority: Authority): boolean =>
  own?.id === authority.id || can(actor, actions['documents.oversee'], authority.path)

/** By a role over the authority, or in one's own authority by a role in any of its units: a clerk's is over the counter. */
export const mayRegister = ({ actor, own }: Reader, authority: Authority): boolean =>
  can(actor, actions['documents.register'], authority.path) ||
  (own?.id === authority.id &&
    scopesOf(actor, actions['documents.register']).some((scope) => isWithin(scope, authority.path)))

export function ensureMayRegister(reader: Reader, authority: Authority): void {
  if (!mayRegister(reader, authority)) throw forbidden({ action: 'documents.register' })
}
