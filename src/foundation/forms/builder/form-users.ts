// What is filed with a form stands higher than this module and registers here.
import type { Db } from '../../../kernel/database/types.ts'

/** Who uses a version of a form. */
export type FormUse = { name: string; href: string; versionId: string }

type FormUsers = (db: Db, versionIds: readonly string[]) => Promise<FormUse[]>

let find: FormUsers = async () => []

export function registerFormUsers(one: FormUsers): void {
  find = one
}

export const findFormUsers: FormUsers = (db, versionIds) => find(db, versionIds)
