// How well the content of a cell fits the purpose of a column, from -3 (impossible) to 3 (typical).
import { fold } from '../../../../../kernel/text/vietnamese.ts'
import { countMarks, findMoney, readMoney, readQuantity } from '../../amounts.ts'
import { areaKeyOf, romanNumber } from '../../areas.ts'
import { looksLikeDeadline } from '../../deadline-cell.ts'
import { looksLikeParties } from '../../parties.ts'
import type { Role } from './roles.ts'

export type CellTraits = {
  numbering: boolean
  marks: number
  money: boolean
  quantity: 'counted' | 'bare' | false
  deadline: 'strong' | 'weak' | false
  parties: number
  product: boolean
  action: boolean
  goal: boolean
  words: number
  heading: boolean
}

const products =
  /^(?:[-–+•]\s*)?(?:cac\s+)?(?:ke hoach|quyet dinh|bao cao|van ban|cong van|to trinh|thong bao|quy che|de an|danh muc|danh sach|chi thi|nghi quyet|ho so|bien ban|chuong trinh|huong dan|phan mem|bang|giay moi|lop|hoi nghi|hoi thi|hoi thao|cuoc |quy trinh|du thao|ket qua|co so du lieu|tin|bai|phieu|bo |ban |so lieu|san pham|he thong|trang|video|tai lieu|chuyen muc|cuoc thi|chung thu|mo hinh)/

const actions =
  /^(?:[-–+•]\s*|\d+(?:\.\d+)*[.)]\s*)?(?:xay dung|trien khai|thuc hien|to chuc|ra soat|kiem tra|tham muu|ban hanh|tiep tuc|tang cuong|nang cao|day manh|theo doi|cong khai|cong bo|danh gia|tiep nhan|hoan thien|thong ke|don gian|chuan hoa|rut ngan|trinh|duy tri|ap dung|ung dung|phoi hop|phat trien|xac dinh|khao sat|tap huan|dao tao|bao dam|dam bao|cap nhat|tuyen truyen|xu ly|giai quyet|huong dan|so hoa|ket noi|tich hop|dua|mo |lap |ky |tham gia|trang bi|bo tri|sap xep|kien toan|tinh gian|chuyen doi|kiem soat|niem yet|su dung|hien dai|nghien cuu|de xuat|quan triet|pho bien|chi dao|don doc|doi moi|cai thien|khac phuc|tham dinh|kien nghi|thi diem|khai thac|van hanh|thanh tra)/

const numbering = /^\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]?$/u

export const traitsOf = (text: string): CellTraits => {
  const plain = fold(text)
  const quantity = readQuantity(text)
  return {
    numbering: numbering.test(text.trim()),
    marks: countMarks(text),
    money: readMoney(text) !== null || (findMoney(text).length === 1 && text.length < 30),
    quantity: quantity ? (quantity.unit ? 'counted' : 'bare') : false,
    deadline: looksLikeDeadline(text),
    parties: looksLikeParties(text),
    product: products.test(plain),
    action: actions.test(plain) && plain.split(' ').length > 2,
    goal: /\d\s*%|^(?:\W*)(?:ty le|toi thieu|muc do|phan dau|chi so)\b/.test(plain) || /%/.test(text),
    words: plain === '' ? 0 : plain.split(' ').length,
    heading:
      romanNumber(text) !== undefined || (text.length > 6 && text === text.toUpperCase() && areaKeyOf(text) !== null),
  }
}

const prose = (traits: CellTraits): number => {
  if (traits.marks || traits.money || (traits.numbering && traits.words === 1)) return -3
  if (traits.quantity === 'counted' && traits.words <= 4) return -2
  if (traits.deadline === 'strong') return -3
  if (traits.deadline === 'weak' && traits.words <= 10) return -2
  if (traits.parties >= 0.6 && traits.words <= 40) return -2
  return 0
}

const rules: Record<Role, (traits: CellTraits) => number> = {
  no: (traits) => (traits.numbering ? 3 : -3),
  area: (traits) => (traits.heading ? 2 : Math.min(prose(traits), traits.quantity ? -2 : 0)),
  group: (traits) => Math.min(0.5, prose(traits)),
  goal: (traits) => prose(traits) + (traits.goal ? 2 : traits.words >= 3 && !traits.action ? 0.5 : 0),
  text: (traits) =>
    prose(traits) + (traits.action ? 2 : traits.product ? 0.3 : traits.words >= 4 ? 1 : 0) - (traits.heading ? 1 : 0),
  output: (traits) => prose(traits) + (traits.product ? 1.5 : traits.words <= 25 ? 0.5 : 0),
  lead: (traits) =>
    traits.parties >= 0.6 ? 3 : traits.parties > 0.3 ? 1 : traits.deadline || traits.words > 25 ? -3 : -2,
  coordinate: (traits) => rules.lead(traits),
  deadline: (traits) => (traits.deadline === 'strong' ? 3 : traits.deadline === 'weak' ? 2 : -2.5),
  budget: (traits) => (traits.money ? 3 : traits.quantity === 'bare' ? 0.5 : -2),
  quantity: (traits) =>
    traits.quantity === 'counted' ? 3 : traits.quantity === 'bare' ? 1 : traits.money || traits.marks ? -3 : -1.5,
  'level-province': (traits) => (traits.marks ? 3 : -3),
  'level-district': (traits) => (traits.marks ? 3 : -3),
  'level-commune': (traits) => (traits.marks ? 3 : -3),
  levels: (traits) => (traits.marks ? 3 : -2.5),
  note: (traits) =>
    traits.marks || traits.numbering ? -2 : traits.deadline === 'strong' ? -1.5 : traits.parties >= 0.6 ? -0.5 : 0,
  other: () => 0,
  foreign: () => 0,
}

const cache = new Map<string, CellTraits>()

/** Traits are asked for again and again while columns are weighed against each other. */
export const cachedTraits = (text: string): CellTraits => {
  const known = cache.get(text)
  if (known) return known
  if (cache.size > 5000) cache.clear()
  const traits = traitsOf(text)
  cache.set(text, traits)
  return traits
}

export const fit = (text: string, role: Role): number => (text === '' ? 0 : rules[role](cachedTraits(text)))

/** True where a cell is clearly of another kind than its column: a date under "who", a sum under "when". */
export const isOfAnotherKind = (text: string, role: Role): boolean => {
  const { deadline, money, marks, quantity, parties, words } = cachedTraits(text)
  if (role === 'note' || role === 'other' || role === 'foreign') return false
  if (deadline === 'strong') return role !== 'deadline'
  if (money) return role !== 'budget'
  if (marks > 0) return role !== 'levels'
  if (quantity === 'counted' && words <= 3) return role !== 'quantity' && role !== 'goal' && role !== 'text'
  const figures = role === 'deadline' || role === 'budget' || role === 'quantity' || role === 'levels'
  return parties >= 0.6 && words <= 20 && figures
}

/** Whether words could stand in a column at all: nobody is asked whether the task is "Tháng 3" or the deadline an office. */
export const couldStandUnder = (text: string, role: Role): boolean => fit(text.trim(), role) >= 0
