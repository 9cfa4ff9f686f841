// What comes after a dossier in the list it was opened from, read when it is asked for: in one statement, by the same
// conditions and in the same order as the list itself.
import { sql } from 'kysely'
import { openSteps } from '../../../foundation/workflow/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { plannedAnew } from '../../../kernel/database/statement.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { addressAfter, placeOf } from '../../../kernel/http/list-address.ts'
import { dossierRows, foundAtOnce, searchDossiers } from '../../dossiers/index.ts'
import { openedFrom } from './came-from.ts'
import { findEnded } from './ended-list.ts'
import { filterOf, tabOf } from './list-address.ts'
import { isAfter, mostCounted, narrow, pageSize, partsOf, steps, type WorkTab } from './work-list.ts'

/** `left`: how many others stand in the list, counted up to `most`. */
export type Following = {
  next: { code: string; name: string; href: string } | undefined
  left: number
  most: number
}

type Found = { id: string; code: string; applicant_name: string }

const following = (found: Found | undefined, list: string, left: number, most: number): Following => ({
  next: found && { code: found.code, name: found.applicant_name, href: openedFrom(found.id, list) },
  left,
  most,
})

/** What stands behind the dossier's old place; at the end of the list, what was passed over at its beginning. */
async function inWork(db: Db, actor: Actor, tab: WorkTab, list: URL, id: string, soon: Temporal.Instant) {
  const filter = filterOf(list)
  const behind = filter.after ? isAfter(filter.after) : sql<boolean>`true`
  const others = partsOf(db, actor, tab, soon).map((part) =>
    narrow(db, steps(db), filter).where(part).where('step.subject_id', '!=', id),
  )
  const first = others.flatMap((part) =>
    [part.where(behind), part].map(
      (one) => sql`(${one.select('step.step_id').orderBy('step.case_due_at').orderBy('step.step_id').limit(1)})`,
    ),
  )
  const counted = others.map((part) => sql`(${part.select('step.subject_id').limit(mostCounted)})`)
  const found = await db.query
    .selectFrom(openSteps(db).as('step'))
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'step.subject_id')
    .where(sql<boolean>`step.step_id in (${sql.join(first, sql` union all `)})`)
    .select(['dossier.id', 'dossier.code', 'dossier.applicant_name', 'step.step_id', 'step.case_due_at'])
    .select(
      sql<number>`(select ${plannedAnew} count(distinct subject_id)::int
        from (${sql.join(counted, sql` union all `)}) as standing)`.as('left'),
    )
    .orderBy(behind, 'desc')
    .orderBy('step.case_due_at')
    .orderBy('step.step_id')
    .executeTakeFirst()
  const place = found && { at: found.case_due_at, id: found.step_id }
  return following(found, place ? addressAfter(list, place) : '', found?.left ?? 0, mostCounted - 1)
}

async function inEnded(db: Db, actor: Actor, list: URL, id: string): Promise<Following> {
  const rows = (await findEnded(db, actor, filterOf(list))).filter((row) => row.id !== id)
  const [found] = rows
  return following(found, found ? addressAfter(list, { at: found.ended_at, id: found.id }) : '', rows.length, pageSize)
}

/** Who searches goes on through the page; what stands behind its last one begins the next page. */
async function inSearch(db: Db, actor: Actor, list: URL, id: string): Promise<Following> {
  const q = list.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const wide = list.searchParams.get('rong') === '1'
  const rows = q ? await searchDossiers(db, actor, q, { wide, after: placeOf(list) }) : []
  const at = rows.findIndex((row) => row.id === id)
  const found = rows[at + 1]
  const last = rows[foundAtOnce - 1]
  const page =
    at + 1 === foundAtOnce && last
      ? addressAfter(list, { at: last.filed_at, id: last.id })
      : list.pathname + list.search
  return following(found, page, rows.length - at - 1, foundAtOnce)
}

export function findFollowing(db: Db, actor: Actor, list: URL, id: string, soon: Temporal.Instant): Promise<Following> {
  if (list.pathname === '/ho-so/tim') return inSearch(db, actor, list, id)
  const tab = tabOf(list)
  return tab === 'da-xong' ? inEnded(db, actor, list, id) : inWork(db, actor, tab, list, id, soon)
}
