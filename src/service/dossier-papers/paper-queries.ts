import { sql } from 'kysely'
import { personNameOf } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { OfficialSlip } from '../../kernel/documents/official-slip.ts'

/** The papers of a dossier, the newest first, with every printing and who it was. */
export const findPapers = (db: Db, dossierId: string) =>
  db.query
    .selectFrom('dossier_papers.paper as paper')
    .select(['paper.id', 'paper.form_key', 'paper.number', 'paper.year', 'paper.made_from', 'paper.made_at'])
    .select([
      sql<Omit<OfficialSlip, 'issuedAt'>>`paper.slip`.as('slip'),
      personNameOf('paper.made_by').as('made_by_name'),
      sql<{ at: string; by: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('at', printing.printed_at,
        'by', ${personNameOf('printing.printed_by')}) order by printing.printed_at), '[]')
        from dossier_papers.printing where printing.paper_id = paper.id)`.as('printings'),
    ])
    .where('paper.dossier_id', '=', dossierId)
    .orderBy('paper.made_at', 'desc')
    .orderBy('paper.id', 'desc')
    .limit(100)
    .execute()

export type PaperRow = Awaited<ReturnType<typeof findPapers>>[number]
