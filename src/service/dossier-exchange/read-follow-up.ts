// What follows a dossier of the portal: papers that were asked for, payments. None of these fields is in law/dossier-codes:
// they are named as its other messages are, and unverified. An adapter maps what the real portal says to them.
import { z } from 'zod'
import { dossierCodeOf, garbage, instantOf, optionalText, papersIn, text } from './read-portal-dossier.ts'

/** LoaiThongDiep; a message that says nothing is a dossier. */
const kinds = { 1: 'dossier', 2: 'supplement', 3: 'payment' } as const
export type MessageKind = (typeof kinds)[keyof typeof kinds]

export function kindOf(payload: unknown): MessageKind {
  const said = (payload as { LoaiThongDiep?: unknown } | null)?.LoaiThongDiep
  if (said === undefined || said === null || said === '') return 'dossier'
  const kind = kinds[Number(said) as keyof typeof kinds]
  if (!kind) throw garbage('LoaiThongDiep')
  return kind
}

/** One message from another among those of its dossier, as a problem keeps it; a key that cannot be read is none. */
export function aboutOf(payload: unknown): string {
  try {
    const kind = kindOf(payload)
    const sent = payload as { MaBoSung?: unknown; MaGiaoDich?: unknown }
    const key = kind === 'supplement' ? sent.MaBoSung : kind === 'payment' ? sent.MaGiaoDich : undefined
    if (kind === 'dossier') return kind
    return `${kind}:${typeof key === 'string' ? key.replaceAll('\0', '').trim().slice(0, 100) : ''}`
  } catch {
    return 'dossier'
  }
}

export const paymentFields = {
  MaGiaoDich: text(100),
  SoTien: z.coerce.number().int().min(0).max(100_000_000_000),
  ThoiGianThanhToan: text(60),
  NoiDungThanhToan: optionalText(500),
  SoBienLai: optionalText(60),
}

export type PortalPayment = {
  key: string
  amount: number
  at: Temporal.Instant
  content: string
  receiptNumber: string
}

export const paymentOf = (sent: z.output<z.ZodObject<typeof paymentFields>>, now: Temporal.Instant): PortalPayment => ({
  key: `payment:${sent.MaGiaoDich}`,
  amount: sent.SoTien,
  at: instantOf(sent.ThoiGianThanhToan, 'ThoiGianThanhToan', now),
  content: sent.NoiDungThanhToan ?? '',
  // Without a receipt the number of the transaction is what the applicant holds.
  receiptNumber: sent.SoBienLai ?? sent.MaGiaoDich,
})

const supplement = z.object({
  MaHoSo: text(60),
  MaBoSung: text(100),
  ThoiGianBoSung: text(60),
  ThanhPhanHoSo: papersIn,
})

const payment = z.object({ MaHoSo: text(60), ...paymentFields })

function read<Schema extends z.ZodType>(schema: Schema, payload: unknown): z.output<Schema> {
  const parsed = schema.safeParse(payload)
  if (!parsed.success) throw garbage(parsed.error.issues[0]?.path.map(String).join('.') || 'MaHoSo')
  return parsed.data
}

export function readSupplement(payload: unknown, now: Temporal.Instant) {
  const sent = read(supplement, payload)
  if (!sent.ThanhPhanHoSo?.length) throw garbage('ThanhPhanHoSo')
  return {
    code: dossierCodeOf(sent.MaHoSo),
    key: `supplement:${sent.MaBoSung}`,
    at: instantOf(sent.ThoiGianBoSung, 'ThoiGianBoSung', now),
    papers: sent.ThanhPhanHoSo,
  }
}

export function readPayment(payload: unknown, now: Temporal.Instant) {
  const sent = read(payment, payload)
  return { code: dossierCodeOf(sent.MaHoSo), ...paymentOf(sent, now) }
}
