// What the portal sends, by what each is good for in a test.

/** A birth filed online for Tân Lập; say what matters in the test. */
export const aPortalDossier = (number: number, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  MaHoSo: `H97.11-261118-${String(number).padStart(4, '0')}`,
  MaTTHC: '1.900001.000.00.00.H97',
  MaDonVi: 'H97.11',
  KenhThucHien: 2,
  TrangThaiHoSo: 1,
  LoaiDoiTuong: 0,
  ChuHoSo: 'Nguyễn Thị Ánh Dương',
  SoDinhDanh: '097190001234',
  SoDienThoai: '0912345678',
  NgayNopHoSo: '2026-11-18 08:15:00',
  ThanhPhanHoSo: [{ TenThanhPhan: 'Tờ khai đăng ký khai sinh', LoaiBan: 2 }],
  ...changes,
})

/** Papers that its applicant sends at the portal after they were asked for. */
export const aPortalSupplement = (code: string, key: string, at: Temporal.Instant, changes: object = {}): object => ({
  LoaiThongDiep: 2,
  MaHoSo: code,
  MaBoSung: key,
  ThoiGianBoSung: at.toString(),
  ThanhPhanHoSo: [{ TenThanhPhan: 'Giấy chứng sinh', LoaiBan: 2 }],
  ...changes,
})

export const aPortalPayment = (code: string, key: string, at: Temporal.Instant, changes: object = {}): object => ({
  LoaiThongDiep: 3,
  MaHoSo: code,
  MaGiaoDich: key,
  SoTien: 500_000,
  ThoiGianThanhToan: at.toString(),
  ...changes,
})
