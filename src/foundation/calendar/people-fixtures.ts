// Whom and which units of the invented province the calendar's tests tell of.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { getUnit } from '../organisation/index.ts'

type Cast = Record<'administrator' | 'communeReformOfficer' | 'communeChairman' | 'communeUnitHead' | 'clerk', Actor>
type Units = Record<'province' | 'tanLap' | 'tanLapCentre' | 'tanLapCulture' | 'tanLapSouth', string>

/** A province, a commune with its one-stop centre and a division, another commune; who decides about time there. */
export async function findWorld(db: Db, { cast, units }: { cast: Cast; units: Units }) {
  const unit = async (key: keyof Units) => {
    const { id, path } = await getUnit(db, units[key])
    return { id, path }
  }
  return {
    province: await unit('province'),
    commune: await unit('tanLap'),
    counter: await unit('tanLapCentre'),
    division: await unit('tanLapCulture'),
    neighbour: await unit('tanLapSouth'),
    administrator: cast.administrator,
    communeOfficer: cast.communeReformOfficer,
    chairman: cast.communeChairman,
    divisionHead: cast.communeUnitHead,
    clerk: cast.clerk,
  }
}

export type World = Awaited<ReturnType<typeof findWorld>>
