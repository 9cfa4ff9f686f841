// Units and people of the calendar's tests.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { createUnit, foundAuthority, getUnit, type Unit, type UnitKind } from '../organisation/index.ts'

/** Somebody with a role over a unit. */
export const officer = (role: string, { id, shortName, path }: Unit): Actor => ({
  accountId: '018f0000-0000-7000-8000-000000000001',
  personId: '018f0000-0000-7000-8000-000000000002',
  name: 'Lê Thị Hòa',
  unitId: id,
  unitName: shortName,
  unitPath: path,
  grants: [{ role, unitId: id, path }],
})

/** A province with two communes, one of which has a one-stop shop, and who decides about time there. */
export async function foundProvince(tx: Tx) {
  const { rootId } = await foundAuthority(tx, {
    unit: unitNamed('UBND tỉnh Sơn Hà', 'province'),
    administrator: { personName: 'Trần Văn Quản', title: 'Quản trị viên' },
  })
  const province = await getUnit(tx, rootId)
  const below = async (parent: Unit, name: string, kind: UnitKind) => {
    const input = { ...unitNamed(name, kind), parentId: parent.id }
    return getUnit(tx, await createUnit(tx, officer('administrator', province), input))
  }
  const commune = await below(province, 'UBND xã An Bình', 'commune')
  const counter = await below(commune, 'Trung tâm Phục vụ hành chính công', 'centre')
  const neighbour = await below(province, 'UBND xã An Bình Đông', 'commune')
  return {
    province,
    commune,
    counter,
    neighbour,
    administrator: officer('administrator', province),
    communeOfficer: officer('reform_officer', commune),
    communeHead: officer('unit_head', commune),
  }
}

export type World = Awaited<ReturnType<typeof foundProvince>>

const unitNamed = (name: string, kind: UnitKind) => ({
  name,
  kind,
  isAuthority: kind !== 'centre',
  from: Temporal.PlainDate.from('2025-07-01'),
})
