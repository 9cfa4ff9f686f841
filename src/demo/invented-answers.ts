// What people answer in the forms of the procedures most come for.
import type { ProcedureVersion } from '../service/procedures/index.ts'
import type { Chance } from './seeded.ts'

type Person = { applicantName: string; applicantNumber: string; applicantAddress: string }
type Declared = { answers: Readonly<Record<string, unknown>>; fees: readonly { key: string; quantity: string }[] }
type Declare = (person: Person, day: Temporal.PlainDate, chance: Chance) => Declared

const self = ({ applicantName, applicantNumber }: Person) => ({
  ho_ten: applicantName,
  so_dinh_danh: applicantNumber,
})

const children = ['Gia Hân', 'Minh Khôi', 'Bảo Châu', 'Đức Anh', 'Thảo Nhi', 'Hải Đăng']

const birth: Declare = (person, day, chance) => {
  const days = 3 + chance.whole(25)
  const [family] = person.applicantName.split(' ')
  return {
    fees: [],
    answers: {
      ...self(person),
      noi_cu_tru: { old: `${person.applicantAddress}, tỉnh An Bình` },
      quan_he: chance.pick(['Cha', 'Mẹ']),
      ten_tre: `${family} ${chance.pick(children)}`,
      ngay_sinh: day.subtract({ days }).toString(),
      gioi_tinh: chance.pick(['Nam', 'Nữ']),
      so_ngay: String(days),
    },
  }
}

const copy: Declare = (person, _day, chance) => {
  const count = 1 + chance.whole(3)
  return {
    fees: [{ key: 'le-phi', quantity: String(count) }],
    answers: {
      ...self(person),
      loai: chance.pick(['Khai sinh', 'Kết hôn', 'Khai tử']),
      so_ban: String(count),
      le_phi: String(count * 8000),
    },
  }
}

const byName: Readonly<Record<string, Declare>> = {
  'Đăng ký khai sinh': birth,
  'Cấp bản sao trích lục hộ tịch': copy,
}

/** The answers, and the fees that follow from them; nothing for procedures without a form of their own. */
export const declare = (
  { name, formVersionId }: ProcedureVersion,
  person: Person,
  day: Temporal.PlainDate,
  chance: Chance,
): Declared => (formVersionId && byName[name]?.(person, day, chance)) || { answers: {}, fees: [] }
