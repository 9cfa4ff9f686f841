// What the portal sends, read: names of fields as in its messages (DongBoHoSoMC), codes as in law/dossier-codes.
import { z } from 'zod'
import { AppError } from '../../kernel/errors.ts'
import { line } from '../../kernel/http/fields.ts'
import { channels, readDossierCode, type ApplicantKind, type Channel, type CopyKind } from '../dossiers/index.ts'

// PostgreSQL keeps no NUL in a text; numbers come as numbers or as digits.
export const text = (most: number) =>
  z.preprocess((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value), line(most))
export const optionalText = (most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.replaceAll('\0', '').trim() || undefined : (value ?? undefined)),
    z.string().max(most).optional(),
  )
const number = () =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), z.coerce.number().int().optional())

const applicantKinds: readonly ApplicantKind[] = ['citizen', 'enterprise', 'household_business']
const copyKinds: readonly CopyKind[] = ['original', 'copy', 'electronic']

/** A file of a paper, to be fetched by its code; unverified, as law/dossier-codes names no field for it. */
const file = z.object({
  MaTep: text(200),
  TenTep: text(300),
  MaBam: optionalText(64).pipe(
    z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  ),
  KichThuoc: number().pipe(z.number().min(0).optional()),
})

const paper = z
  .object({
    MaThanhPhan: optionalText(60),
    TenThanhPhan: optionalText(500),
    LoaiBan: number().pipe(z.number().min(0).max(2).default(2)),
    TepTin: z.array(file).max(20).nullish(),
  })
  .transform((sent) => ({
    key: sent.MaThanhPhan,
    name: sent.TenThanhPhan,
    copyKind: copyKinds[sent.LoaiBan]!,
    files: sent.TepTin ?? [],
  }))

export type PortalPaper = z.output<typeof paper>

export const papersIn = z.array(paper).max(100).nullish()

const message = z.object({
  MaHoSo: text(60),
  MaTTHC: text(60),
  /** The agency that decides; where it is not named, the code of the dossier begins with it. */
  MaDonVi: optionalText(60),
  KenhThucHien: number(),
  TrangThaiHoSo: number(),
  LoaiDoiTuong: number().pipe(z.number().min(0).max(2).default(0)),
  ChuHoSo: text(300),
  SoDinhDanh: optionalText(60),
  NgaySinh: optionalText(40),
  SoDienThoai: optionalText(40),
  Email: optionalText(200),
  DiaChi: optionalText(500),
  TrichYeuHoSo: optionalText(2000),
  NgayNopHoSo: optionalText(60),
  ThanhPhanHoSo: papersIn,
  /** Paid there already: unverified. */
  ThanhToan: z.array(z.unknown()).max(20).nullish(),
  DuLieu: z.record(z.string().max(100), z.unknown()).nullish(),
})

export type PortalDossier = {
  code: string
  agencyCode: string
  procedureCode: string
  status: number
  channel: Channel
  filedAt: Temporal.Instant | undefined
  applicantKind: ApplicantKind
  fields: Record<string, string | undefined>
  papers: readonly PortalPaper[]
  payments: readonly unknown[]
  answers: object
}

export const garbage = (place: string): AppError => new AppError('dossier_exchange.garbage', 422, { place })

/** Instants with an offset, or the local date and time without one, as its services mix them. */
function readInstant(typed: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(typed)
  } catch {}
  try {
    return Temporal.PlainDateTime.from(typed.replace(' ', 'T')).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
  } catch {
    return undefined
  }
}

/** The national portal opened that day: what happened on it before is a clock gone wrong, and moves a legal date. */
const opened = Temporal.Instant.from('2019-12-09T00:00:00+07:00')
/** Clocks differ a little; what happens tomorrow has not been filed. */
const tolerance = { hours: 1 }

/** @throws `dossier_exchange.garbage` with the field, also for what lies ahead of `now` */
export function instantOf(typed: string, field: string, now: Temporal.Instant): Temporal.Instant {
  const at = readInstant(typed)
  const isPossible =
    at && Temporal.Instant.compare(at, opened) >= 0 && Temporal.Instant.compare(at, now.add(tolerance)) <= 0
  if (!isPossible) throw garbage(field)
  return at
}

/** A null channel counts as received directly (law/dossier-codes). */
function readChannel(code: number | undefined): Channel {
  const channel = channels[(code ?? 1) - 1]
  if (!channel) throw new AppError('dossier_exchange.channel_unknown', 422, { channel: code ?? null })
  return channel
}

/** As it is kept here. */
export const dossierCodeOf = (typed: string): string => readDossierCode(typed)

/** Only the code, to find a dossier again that has been taken already; undefined where there is none to be read. */
export function codeIn(payload: unknown): string | undefined {
  const code = (payload as { MaHoSo?: unknown } | null)?.MaHoSo
  try {
    return typeof code === 'string' && code.length <= 60 ? readDossierCode(code) : undefined
  } catch {
    return undefined
  }
}

/** @throws AppError with the reason for which it cannot be read */
export function readPortalDossier(payload: unknown, now: Temporal.Instant): PortalDossier {
  const parsed = message.safeParse(payload)
  if (!parsed.success) throw garbage(parsed.error.issues[0]?.path.map(String).join('.') || 'MaHoSo')
  const sent = parsed.data
  const code = dossierCodeOf(sent.MaHoSo)
  return {
    code,
    agencyCode: (sent.MaDonVi ?? code.split('-')[0]!).toUpperCase(),
    procedureCode: sent.MaTTHC,
    status: sent.TrangThaiHoSo ?? 1,
    channel: readChannel(sent.KenhThucHien),
    filedAt: sent.NgayNopHoSo === undefined ? undefined : instantOf(sent.NgayNopHoSo, 'NgayNopHoSo', now),
    applicantKind: applicantKinds[sent.LoaiDoiTuong]!,
    fields: {
      applicantName: sent.ChuHoSo,
      applicantNumber: sent.SoDinhDanh,
      applicantBorn: sent.NgaySinh,
      applicantPhone: sent.SoDienThoai,
      applicantEmail: sent.Email,
      applicantAddress: sent.DiaChi,
      abstract: sent.TrichYeuHoSo,
    },
    papers: sent.ThanhPhanHoSo ?? [],
    payments: sent.ThanhToan ?? [],
    answers: sent.DuLieu ?? {},
  }
}
