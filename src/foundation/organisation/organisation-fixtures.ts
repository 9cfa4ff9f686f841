// The invented province An Bình, where tests, demo and documentation take place. Nobody in it exists. Two pairs of its
// communes are easily mixed up on purpose: Tân Lập and Tân Lạp, and the ward and the commune of Bình Hòa.
import type { Tx } from '../../kernel/database/types.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { actorSource } from './actor-source.ts'
import { foundAuthority } from './founding/found-authority.ts'
import { loadDefaultCollectives } from './naming/default-collectives.ts'
import { addPerson } from './people/add-person.ts'
import { grantRole } from './people/grant-role.ts'
import type { GrantableRole } from './roles.ts'
import type { UnitKind } from './units/unit.ts'
import { createUnit } from './units/create-unit.ts'

type UnitPlan = {
  key: string
  parent: string
  name: string
  short?: string
  place?: string
  kind: UnitKind
  code?: string
}

/** Everything of the province has been there since this day, so that stories of any recent year can be told in it. */
const since = Temporal.PlainDate.from('2020-01-01')

const provincial: UnitPlan[] = [
  {
    key: 'office',
    parent: 'province',
    name: 'Văn phòng Ủy ban nhân dân tỉnh',
    short: 'Văn phòng UBND tỉnh',
    kind: 'office',
  },
  { key: 'homeAffairs', parent: 'province', name: 'Sở Nội vụ', kind: 'department' },
  { key: 'justice', parent: 'province', name: 'Sở Tư pháp', kind: 'department' },
  { key: 'finance', parent: 'province', name: 'Sở Tài chính', kind: 'department' },
  { key: 'science', parent: 'province', name: 'Sở Khoa học và Công nghệ', kind: 'department' },
  { key: 'agriculture', parent: 'province', name: 'Sở Nông nghiệp và Môi trường', kind: 'department' },
  { key: 'construction', parent: 'province', name: 'Sở Xây dựng', kind: 'department' },
  { key: 'inspectorate', parent: 'province', name: 'Thanh tra tỉnh', kind: 'department' },
  { key: 'procedureControl', parent: 'office', name: 'Phòng Kiểm soát thủ tục hành chính', kind: 'division' },
  { key: 'provinceCentre', parent: 'office', name: 'Trung tâm Phục vụ hành chính công tỉnh', kind: 'centre' },
  { key: 'reform', parent: 'homeAffairs', name: 'Phòng Cải cách hành chính', kind: 'division' },
  { key: 'justiceOffice', parent: 'justice', name: 'Văn phòng Sở Tư pháp', kind: 'office' },
]

const places = [
  { key: 'tanLap', place: 'xã Tân Lập', kind: 'commune', code: '97001' },
  { key: 'tanLapSouth', place: 'xã Tân Lạp', kind: 'commune', code: '97004' },
  { key: 'binhHoaWard', place: 'phường Bình Hòa', kind: 'ward', code: '97007' },
  { key: 'binhHoaCommune', place: 'xã Bình Hòa', kind: 'commune', code: '97010' },
  { key: 'suoiMay', place: 'xã Suối Mây', kind: 'commune', code: '97013' },
  { key: 'hoiLong', place: 'phường Hội Long', kind: 'ward', code: '97016' },
] as const

const communeOf = ({ key, place, kind, code }: (typeof places)[number]): UnitPlan[] => [
  { key, parent: 'province', name: `Ủy ban nhân dân ${place}`, short: `UBND ${place}`, place, kind, code },
  { key: `${key}Office`, parent: key, name: 'Văn phòng HĐND và UBND', kind: 'office' },
  {
    key: `${key}Economy`,
    parent: key,
    name: kind === 'ward' ? 'Phòng Kinh tế, Hạ tầng và Đô thị' : 'Phòng Kinh tế',
    kind: 'division',
  },
  { key: `${key}Culture`, parent: key, name: 'Phòng Văn hóa - Xã hội', kind: 'division' },
  { key: `${key}Centre`, parent: key, name: 'Trung tâm Phục vụ hành chính công', kind: 'centre' },
]

type PlaceKey = (typeof places)[number]['key']
type ProvincialKey =
  | 'province'
  | 'office'
  | 'homeAffairs'
  | 'justice'
  | 'finance'
  | 'science'
  | 'agriculture'
  | 'construction'
  | 'inspectorate'
  | 'procedureControl'
  | 'provinceCentre'
  | 'reform'
  | 'justiceOffice'
export type UnitKey = ProvincialKey | PlaceKey | `${PlaceKey}${'Office' | 'Economy' | 'Culture' | 'Centre'}`

type PersonPlan = {
  login: string
  name: string
  unit: UnitKey
  title: string
  isHead?: boolean
  grants: readonly (readonly [GrantableRole, UnitKey])[]
}

/** The cast, by what each is in the play. */
export const castPlan = {
  administrator: { login: 'quantri', name: 'Phạm Quốc Việt', unit: 'office', title: 'Chuyên viên', grants: [] },
  reformOfficer: {
    login: 'hang.lt',
    name: 'Lê Thị Thu Hằng',
    unit: 'reform',
    title: 'Trưởng phòng',
    isHead: true,
    grants: [['reform_officer', 'province']],
  },
  chairman: {
    login: 'thanh.nv',
    name: 'Nguyễn Văn Thành',
    unit: 'province',
    title: 'Chủ tịch UBND tỉnh',
    isHead: true,
    grants: [['leader', 'province']],
  },
  departmentHead: {
    login: 'duc.tm',
    name: 'Trần Minh Đức',
    unit: 'homeAffairs',
    title: 'Giám đốc Sở',
    isHead: true,
    grants: [['unit_head', 'homeAffairs']],
  },
  departmentSpecialist: {
    login: 'anh.vn',
    name: 'Vũ Ngọc Anh',
    unit: 'justiceOffice',
    title: 'Chuyên viên',
    grants: [['specialist', 'justice']],
  },
  appraiser: {
    login: 'khoa.pv',
    name: 'Phan Văn Khoa',
    unit: 'reform',
    title: 'Chuyên viên chính',
    grants: [['appraiser', 'province']],
  },
  inspector: {
    login: 'bich.lt',
    name: 'Lý Thị Bích',
    unit: 'inspectorate',
    title: 'Thanh tra viên',
    grants: [['inspector', 'province']],
  },
  communeChairman: {
    login: 'son.hv',
    name: 'Hoàng Văn Sơn',
    unit: 'tanLap',
    title: 'Chủ tịch UBND xã',
    isHead: true,
    grants: [['leader', 'tanLap']],
  },
  communeReformOfficer: {
    login: 'mai.dt',
    name: 'Đỗ Thị Mai',
    unit: 'tanLapOffice',
    title: 'Công chức Văn phòng',
    grants: [['reform_officer', 'tanLap']],
  },
  communeUnitHead: {
    login: 'tung.bt',
    name: 'Bùi Thanh Tùng',
    unit: 'tanLapCulture',
    title: 'Trưởng phòng',
    isHead: true,
    grants: [['unit_head', 'tanLapCulture']],
  },
  communeSpecialist: {
    login: 'lan.dt',
    name: 'Đặng Thị Lan',
    unit: 'tanLapCulture',
    title: 'Chuyên viên',
    grants: [['specialist', 'tanLapCulture']],
  },
  clerk: {
    login: 'hoa.nt',
    name: 'Ngô Thị Hoa',
    unit: 'tanLapCentre',
    title: 'Công chức một cửa',
    grants: [['clerk', 'tanLapCentre']],
  },
  otherCommuneOfficer: {
    login: 'hai.tv',
    name: 'Trịnh Văn Hải',
    unit: 'tanLapSouthOffice',
    title: 'Công chức Văn phòng',
    grants: [['reform_officer', 'tanLapSouth']],
  },
  procedureOfficer: {
    login: 'quyen.nt',
    name: 'Nông Thị Quyên',
    unit: 'procedureControl',
    title: 'Trưởng phòng',
    isHead: true,
    grants: [['procedure_officer', 'province']],
  },
  /** Has an account and a post, and no rights but to be there. */
  nobody: { login: 'yen.ct', name: 'Cao Thị Yến', unit: 'hoiLongOffice', title: 'Nhân viên hợp đồng', grants: [] },
} as const satisfies Record<string, PersonPlan>

export type CastName = keyof typeof castPlan
export const castNames = Object.keys(castPlan) as CastName[]

export type AnBinh = { units: Record<UnitKey, string>; cast: Record<CastName, Actor> }

const unitInput = ({ name, short, place, kind, code }: Omit<UnitPlan, 'key' | 'parent'>, tier: string) => ({
  name,
  shortName: short,
  placeName: place,
  kind,
  code,
  tier,
  isAuthority: place !== undefined || kind === 'department',
  from: since,
})

/** Everybody is reached by e-mail but the one who has nothing. */
const emailOf = (name: CastName): string | undefined =>
  name === 'nobody' ? undefined : `${castPlan[name].login}@anbinh.example`

async function found(tx: Tx) {
  const { name, title } = castPlan.administrator
  const province = {
    name: 'Ủy ban nhân dân tỉnh An Bình',
    short: 'UBND tỉnh An Bình',
    place: 'tỉnh An Bình',
    code: '97',
  }
  return foundAuthority(tx, {
    unit: unitInput({ ...province, kind: 'province' }, 'province'),
    office: unitInput(provincial[0]!, 'province'),
    administrator: { personName: name, title, email: emailOf('administrator'), from: since },
  })
}

/** Builds the province and its people with the commands an administrator has. `accountOf` gives each an account. */
export async function makeAnBinh(
  tx: Tx,
  accountOf: (personId: string, login: string) => Promise<string> = async () => tx.id(),
): Promise<AnBinh> {
  await loadDefaultCollectives(tx)
  const { rootId, workplaceId, personId } = await found(tx)
  const units = { province: rootId, office: workplaceId } as Record<string, string>
  const actorOf = async (person: string, login: string): Promise<Actor> => {
    const actor = await actorSource(tx, person)
    if (!actor) throw new Error(`${login} has no post`)
    return { ...actor, personId: person, accountId: await accountOf(person, login) }
  }
  const administrator = await actorOf(personId, castPlan.administrator.login)
  for (const plan of [...provincial.slice(1), ...places.flatMap(communeOf)]) {
    const tier = provincial.includes(plan) ? 'province' : 'commune'
    units[plan.key] = await createUnit(tx, administrator, { ...unitInput(plan, tier), parentId: units[plan.parent]! })
  }
  const cast = { administrator } as Record<CastName, Actor>
  for (const name of castNames) {
    if (name === 'administrator') continue
    const plan: PersonPlan = castPlan[name]
    const post = { unitId: units[plan.unit]!, title: plan.title, isHead: plan.isHead ?? false, isConcurrent: false }
    const id = await addPerson(tx, administrator, { personName: plan.name, email: emailOf(name), ...post, from: since })
    for (const [role, unit] of plan.grants)
      await grantRole(tx, administrator, { id, role, unitId: units[unit]!, from: since })
    cast[name] = await actorOf(id, plan.login)
  }
  return { units: units as Record<UnitKey, string>, cast }
}
