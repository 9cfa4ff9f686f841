import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { dossierRows } from '../dossiers/index.ts'

/**
 * Of each dossier: was it received by post, was its result returned by post? For metrics (`post.bcci_share`: either, over
 * all dossiers), to be joined like `dossierRows`. What came back was not returned.
 */
export const postalFacts = (db: Db) =>
  db.query.selectFrom(dossierRows(db).as('dossier')).select([
    'dossier.id as dossier_id',
    'dossier.filed_at',
    'dossier.returned_at',
    'dossier.reception_unit_id',
    'dossier.competent_unit_id',
    sql<boolean>`(dossier.channel = 'post' or exists (select from dossier_shipments.shipment as papers
      where papers.dossier_id = dossier.id and papers.direction = 'papers' and papers.delivered_at is not null))`.as(
      'received_by_post',
    ),
    sql<boolean>`exists (select from dossier_shipments.shipment as result
      where result.dossier_id = dossier.id and result.direction = 'result' and result.taken_over_at is not null
        and result.came_back_at is null and result.lost_at is null)`.as('returned_by_post'),
  ])
