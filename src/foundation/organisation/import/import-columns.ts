// The sheets and columns of an import: one list for the template, the reading and what is said about mistakes. A header
// is recognised by its words, whatever its marks and case.
import { nameKey } from '../naming/name-key.ts'

type Column<Key extends string> = { key: Key; header: string; required?: true; width: number; example: string }

export const unitColumns = [
  { key: 'name', header: 'Tên đầy đủ', required: true, width: 40, example: 'Ủy ban nhân dân xã Tân Lập' },
  { key: 'shortName', header: 'Tên ngắn', width: 26, example: 'UBND xã Tân Lập' },
  { key: 'kind', header: 'Loại đơn vị', required: true, width: 26, example: 'Xã' },
  { key: 'tier', header: 'Cấp', width: 14, example: 'Cấp xã' },
  { key: 'placeName', header: 'Địa bàn', width: 20, example: 'xã Tân Lập' },
  { key: 'parent', header: 'Trực thuộc', required: true, width: 30, example: 'UBND tỉnh An Bình' },
  { key: 'code', header: 'Mã đơn vị', width: 12, example: '97001' },
  { key: 'isAuthority', header: 'Ban hành kế hoạch riêng', width: 14, example: 'x' },
  { key: 'from', header: 'Từ ngày', width: 14, example: '01/07/2025' },
] as const satisfies readonly Column<string>[]

export const personColumns = [
  { key: 'personName', header: 'Họ và tên', required: true, width: 28, example: 'Nguyễn Thị Lan' },
  { key: 'unit', header: 'Đơn vị', required: true, width: 40, example: 'Phòng Văn hóa - Xã hội xã Tân Lập' },
  { key: 'title', header: 'Chức danh', required: true, width: 24, example: 'Chuyên viên' },
  { key: 'isHead', header: 'Người đứng đầu', width: 14, example: '' },
  { key: 'email', header: 'Thư điện tử', width: 26, example: 'lan.nt@anbinh.gov.vn' },
  { key: 'phone', header: 'Điện thoại', width: 16, example: '' },
  { key: 'role', header: 'Vai trò', width: 28, example: 'Chuyên viên' },
  { key: 'from', header: 'Từ ngày', width: 14, example: '01/07/2025' },
] as const satisfies readonly Column<string>[]

export const sheets = {
  units: { name: 'Đơn vị', columns: unitColumns },
  people: { name: 'Cán bộ', columns: personColumns },
} as const

export type SheetKey = keyof typeof sheets

/** One row as it stands in the file; `line` is its number there. */
export type ImportRow = { sheet: SheetKey; line: number; cells: Record<string, string> }

export const isSame = (a: string, b: string): boolean => nameKey(a).bare === nameKey(b).bare
