// What a first visitor of the demo finds on the page of the exchange: dossiers that come in with files that open and with
// what was paid for them, one for a procedure that nobody knows, and one that cannot be read.
import { dateOf } from '../../../foundation/calendar/index.ts'
import { reader } from '../../../kernel/database/transaction.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { printOfficialSlip } from '../../../kernel/documents/official-slip.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { hasDemoAccounts } from '../../../kernel/sessions/account.ts'
import { findProcedures, findVersionOn, owedFees, sumOwed, type ProcedureVersion } from '../../procedures/index.ts'
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
type Sample = typeof sample & { MaHoSo: string }

/** A page that could have been scanned; made when it is fetched. */
async function* scan(title: string, { ChuHoSo, DiaChi, SoDienThoai }: Sample): AsyncIterable<Uint8Array> {
  yield await printOfficialSlip({
    form: '',
    superior: '',
    issuer: 'Cổng Dịch vụ công quốc gia (mô phỏng)',
    number: '',
    place: 'Tân Lập',
    issuedAt: Temporal.Instant.from('2026-01-05T08:00:00+07:00'),
    title,
    about: [],
    blocks: [
      { kind: 'line', label: 'Họ và tên', value: ChuHoSo, strong: true },
      { kind: 'line', label: 'Địa chỉ', value: DiaChi },
      { kind: 'line', label: 'Số điện thoại', value: SoDienThoai },
      { kind: 'text', text: 'Giấy tờ mẫu của bản trình diễn, không có giá trị pháp lý.' },
    ],
    signers: [{ title: 'Người nộp', hint: '(Đã ký trên Cổng)', name: ChuHoSo }],
    scanned: '',
    trace: '',
  })
}

/** With a file for each paper that everybody must bring. */
function withFiles(one: Sample, { code, components }: ProcedureVersion): object {
  const papers = components
    .filter(({ when, oneOf }) => !when && !oneOf)
    .map(({ key, name }) => {
      const id = `${one.MaHoSo}-${key}`
      sharedSimulator.putFile(id, () => scan(name, one))
      return { TenThanhPhan: name, LoaiBan: 2, TepTin: [{ MaTep: id, TenTep: `${name.slice(0, 80)}.pdf` }] }
    })
  return { ...one, MaTTHC: code, ThanhPhanHoSo: papers }
}

async function findSample(db: Db, q: string): Promise<ProcedureVersion | undefined> {
  const [found] = await findProcedures(db, { q, kind: 'public', channel: 'online', limit: 1 })
  return found && findVersionOn(db, found.id, dateOf(db.now))
}

const paid = (number: string, amount: number, at: Temporal.Instant) => ({
  ThanhToan: [
    {
      MaGiaoDich: `GD-${number}`,
      SoBienLai: `BL-${number}`,
      SoTien: amount,
      ThoiGianThanhToan: at.toString(),
      NoiDungThanhToan: 'Lệ phí nộp trên Cổng',
    },
  ],
})

/** Only in the demo, and only where nothing but the simulator is spoken to. */
export async function offerSamples({ database }: Services): Promise<void> {
  const db = reader(database)
  if (currentPortal() !== sharedSimulator.portal || !(await hasDemoAccounts(db))) return
  const birth = await findSample(db, 'Đăng ký khai sinh')
  if (!birth) return
  sharedSimulator.offer(
    withFiles({ ...sample, MaHoSo: 'H97.11-260105-9001' }, birth),
    { ...sample, MaHoSo: 'H97.11-260105-9002', MaTTHC: '9.999999', ChuHoSo: 'Đinh Văn Gió' },
    { MaHoSo: 'H97.11-260105-9003', LoiHeThong: 'thông điệp bị cắt' },
  )
  const status = await findSample(db, 'Cấp giấy xác nhận tình trạng hôn nhân')
  if (!status) return
  // One pays what is owed online, the other what is owed at the counter: too much.
  const [online, counter] = [true, false].map((is) => sumOwed(owedFees(status.fees, [], { online: is })).amount)
  sharedSimulator.offer(
    {
      ...withFiles({ ...sample, MaHoSo: 'H97.11-260105-9004', ChuHoSo: 'Hồ Thị Suối' }, status),
      ...paid('9004', online!, db.now),
    },
    {
      ...withFiles({ ...sample, MaHoSo: 'H97.11-260105-9005', ChuHoSo: 'Đặng Văn Đồi' }, status),
      ...paid('9005', counter!, db.now),
    },
  )
}
