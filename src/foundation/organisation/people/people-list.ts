import { sql } from 'kysely'
import { contains } from '../../../kernel/database/contains.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { hasAccount } from '../../../kernel/sessions/account.ts'
import { inForce, today } from '../today.ts'
import { byGivenName } from './person-queries.ts'

export type ListedPerson = {
  id: string
  name: string
  title: string
  unitId: string
  unitName: string
  /** Whose unit that is, when it is not an authority itself: every commune has a Phòng Kinh tế. */
  authorityName: string | null
  hasAccount: boolean
}

export type PeopleFilter = {
  /** Only people of the unit and those below it. */
  unitPath?: string
  words?: string
  /** The last person of the page before. */
  after?: string
  limit?: number
}

/** People with a main post today, in the order of the Vietnamese alphabet. */
export const findPeople = (db: Db, { unitPath, words, after, limit = 50 }: PeopleFilter): Promise<ListedPerson[]> =>
  db.query
    .selectFrom('organisation.person as person')
    .innerJoin('organisation.post as post', (join) =>
      join
        .onRef('post.person_id', '=', 'person.id')
        .on('post.concurrent', '=', false)
        .on(inForce('post', today(db))),
    )
    .innerJoin('organisation.unit as unit', 'unit.id', 'post.unit_id')
    .select([
      'person.id',
      'person.name',
      'post.title',
      'unit.id as unitId',
      'unit.short_name as unitName',
      sql<string | null>`case when not unit.is_authority then (
        select above.short_name from organisation.unit as above where above.path @> unit.path and above.is_authority
        order by nlevel(above.path) desc limit 1) end`.as('authorityName'),
      hasAccount('person.id').as('hasAccount'),
    ])
    .$if(unitPath !== undefined, (query) => query.where(sql<boolean>`unit.path <@ ${unitPath}::ltree`))
    .$if(words !== undefined, (query) => query.where(contains(sql`person.folded`, words!)))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(person.given_name collate kernel.vietnamese, person.name collate kernel.vietnamese, person.id)
          > (select given_name, name, id from organisation.person where id = ${after})`,
      ),
    )
    .orderBy(byGivenName)
    .orderBy('person.id')
    .limit(limit)
    .execute()
