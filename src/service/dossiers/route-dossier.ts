// Which units a dossier belongs to: of help, of reception, and the competent one, found anew for each dossier.
import { sql } from 'kysely'
import { findAuthorityOfTier, idsOnPath, unitPathOf } from '../../foundation/organisation/index.ts'
import { isWithin } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { ProcedureVersion } from '../procedures/index.ts'

export type Place = {
  receptionUnitId: string
  helpUnitId?: string | null
  /** The authority whose business it is, where it is not the one that receives (received at another commune). */
  authorityId?: string | null
}

export type Route = { competentUnitId: string; competentPath: string; scopeIds: string[]; agencyCode: string }

export async function routeDossier(db: Db, version: ProcedureVersion, place: Place): Promise<Route> {
  const { competent, tier, boundaryFree, fieldId } = version
  const named = competent.rule === 'unit' ? competent.unitId : null
  const authority = await findAuthorityOfTier(db, {
    unitId: place.receptionUnitId,
    tier,
    chosenId: place.authorityId,
  })
  if (!authority) throw new AppError('dossiers.name_the_authority', 422, {}, 'authorityId')
  const isElsewhere = !isWithin(authority.unitPath, authority.path)
  if (isElsewhere && !boundaryFree) throw new AppError('dossiers.not_boundary_free', 422, {}, 'authorityId')
  const { rows } = await sql<{ unit_id: string; path: string; code: string | null; help_path: string | null }>`
    select chosen.unit_id, ${unitPathOf(sql<string>`chosen.unit_id`)} as path,
      ${unitPathOf(sql<string | null>`${place.helpUnitId ?? null}::uuid`)} as help_path,
      (select agency.code from dossiers.agency_code as agency
        where agency.unit_id = any (${idsOnPath(authority.unitPath)}) and agency.valid_from <= ${db.now}::date
        order by array_position(${idsOnPath(authority.unitPath)}, agency.unit_id) desc, agency.valid_from desc limit 1) as code
    from (select coalesce(${named}::uuid, (select handling.unit_id from dossiers.handling_unit as handling
      where handling.authority_id = ${authority.id} and handling.field_id = ${fieldId}), ${authority.id}) as unit_id) as chosen
  `.execute(db.query)
  const { unit_id, path, code, help_path } = rows[0]!
  const scope = [authority.unitPath, path, help_path ?? ''].flatMap((one) => (one ? idsOnPath(one) : []))
  return {
    competentUnitId: unit_id,
    competentPath: path,
    scopeIds: [...new Set(scope)],
    // An authority that nobody gave a code yet still numbers its dossiers.
    agencyCode: code ?? '000.00.00',
  }
}
