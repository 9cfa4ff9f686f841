// Who the stories of the demo need beside the cast: the counter of the neighbouring commune, the division of land, and
// the two offices outside the commune that have a part in its dossiers.
import type { Actor } from '../kernel/access/actor.ts'
import { findActor } from '../kernel/access/actor-source.ts'
import type { Tx } from '../kernel/database/types.ts'
import {
  addPerson,
  createUnit,
  grantRole,
  makeAnBinh,
  type AnBinh,
  type GrantableRole,
} from '../foundation/organisation/index.ts'

export type DemoUnitKey = keyof AnBinh['units'] | 'taxOffice' | 'healthDepartment'

type PersonPlan = {
  login: string
  name: string
  unit: DemoUnitKey
  title: string
  isHead?: boolean
  roles: readonly GrantableRole[]
}

/** By what each is in the play, as in the cast. */
export const neighbourPlan = {
  otherClerk: {
    login: 'thuy.lt',
    name: 'Lò Thị Thủy',
    unit: 'tanLapSouthCentre',
    title: 'Công chức một cửa',
    roles: ['clerk'],
  },
  landHead: {
    login: 'quang.dv',
    name: 'Đinh Văn Quang',
    unit: 'tanLapEconomy',
    title: 'Trưởng phòng',
    isHead: true,
    roles: ['unit_head'],
  },
  landSpecialist: {
    login: 'nhung.ht',
    name: 'Hà Thị Nhung',
    unit: 'tanLapEconomy',
    title: 'Chuyên viên địa chính',
    roles: ['specialist'],
  },
  planningSpecialist: {
    login: 'cuong.lm',
    name: 'Lương Mạnh Cường',
    unit: 'construction',
    title: 'Chuyên viên quy hoạch',
    roles: ['specialist'],
  },
  taxHead: {
    login: 'hien.pt',
    name: 'Phùng Thị Hiền',
    unit: 'taxOffice',
    title: 'Trưởng Thuế cơ sở',
    isHead: true,
    roles: ['unit_head'],
  },
  taxOfficer: {
    login: 'dat.mv',
    name: 'Mạc Văn Đạt',
    unit: 'taxOffice',
    title: 'Công chức thuế',
    roles: ['clerk', 'specialist'],
  },
} as const satisfies Record<string, PersonPlan>

export type NeighbourName = keyof typeof neighbourPlan

export type DemoWorld = {
  units: Record<DemoUnitKey, string>
  cast: AnBinh['cast'] & Record<NeighbourName, Actor>
}

const since = Temporal.PlainDate.from('2020-01-01')

/** The invented province with its neighbours. `accountOf` gives each person an account. */
export async function makeDemoWorld(
  tx: Tx,
  accountOf: (personId: string, login: string) => Promise<string> = async () => tx.id(),
): Promise<DemoWorld> {
  const { units: known, cast } = await makeAnBinh(tx, accountOf)
  const { administrator } = cast
  const taxOffice = await createUnit(tx, administrator, {
    parentId: known.province,
    name: 'Thuế cơ sở 3 tỉnh An Bình',
    shortName: 'Thuế cơ sở 3',
    kind: 'other',
    tier: 'province',
    isAuthority: true,
    from: since,
  })
  const healthDepartment = await createUnit(tx, administrator, {
    parentId: known.province,
    name: 'Sở Y tế tỉnh An Bình',
    shortName: 'Sở Y tế',
    kind: 'department',
    tier: 'province',
    isAuthority: true,
    from: since,
  })
  const units = { ...known, taxOffice, healthDepartment }
  const neighbours = {} as Record<NeighbourName, Actor>
  for (const name of Object.keys(neighbourPlan) as NeighbourName[]) {
    const { login, name: personName, unit, title, roles, ...more }: PersonPlan = neighbourPlan[name]
    const post = { unitId: units[unit], title, isHead: more.isHead ?? false, isConcurrent: false, from: since }
    const id = await addPerson(tx, administrator, { personName, email: `${login}@anbinh.example`, ...post })
    for (const role of roles) await grantRole(tx, administrator, { id, role, unitId: units[unit], from: since })
    const actor = await findActor(tx, { id: await accountOf(id, login), personId: id })
    if (!actor) throw new Error(`${login} has no post`)
    neighbours[name] = actor
  }
  return { units, cast: { ...cast, ...neighbours } }
}
