// What a first visitor of the demo finds on the page of the exchange: one dossier that comes in, one for a procedure that
// nobody knows, and one that cannot be read.
import { reader } from '../../../kernel/database/transaction.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { hasDemoAccounts } from '../../../kernel/sessions/account.ts'
import { findProcedures } from '../../procedures/index.ts'
import { currentPortal, sharedSimulator } from './current-portal.ts'

const sample = {
  MaDonVi: 'H97.11',
  KenhThucHien: 2,
  TrangThaiHoSo: 1,
  LoaiDoiTuong: 0,
  ChuHoSo: 'Lâm Thị Mây',
  SoDienThoai: '0900000101',
  DiaChi: 'Thôn Suối Trong, xã Tân Lập',
}

/** Only in the demo, and only where nothing but the simulator is spoken to. */
export async function offerSamples({ database }: Services): Promise<void> {
  const db = reader(database)
  if (currentPortal() !== sharedSimulator.portal || !(await hasDemoAccounts(db))) return
  const [birth] = await findProcedures(db, { q: 'Đăng ký khai sinh', kind: 'public', channel: 'online', limit: 1 })
  if (!birth) return
  sharedSimulator.offer(
    { ...sample, MaHoSo: 'H97.11-260105-9001', MaTTHC: birth.code },
    { ...sample, MaHoSo: 'H97.11-260105-9002', MaTTHC: '9.999999', ChuHoSo: 'Đinh Văn Gió' },
    { MaHoSo: 'H97.11-260105-9003', LoiHeThong: 'thông điệp bị cắt' },
  )
}
