// Files that lie with dossiers of the demo: a draft of the result before whoever signs, a declaration that came on paper.
import { topFields, getFormVersion } from '../foundation/forms/index.ts'
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { SlipBlock } from '../kernel/documents/official-slip.ts'
import { formatDate } from '../kernel/text/dates.ts'
import { getDossier } from '../service/dossiers/index.ts'
import type { ProcedureVersion } from '../service/procedures/index.ts'
import type { Shop } from './invented-shop.ts'
import { keepPdf, printSlip } from './printed-files.ts'

const issuer = 'ỦY BAN NHÂN DÂN XÃ TÂN LẬP'

const line = (label: string, value: string): SlipBlock => ({ kind: 'line', label, value })

/** What the chairman is to sign. @returns the id of the file; nothing where there is nowhere to keep it */
export async function draftOf(tx: Tx, { services }: Shop, specialist: Actor, id: string): Promise<string | undefined> {
  if (!services) return undefined
  const dossier = await getDossier(tx, specialist, id)
  const result = dossier.procedure.results[0]?.name ?? dossier.procedure.name
  const bytes = await printSlip({
    issuer,
    issuedAt: tx.now,
    title: result,
    about: ['(Dự thảo)'],
    blocks: [
      line('Cấp cho ông (bà)', dossier.applicant_name),
      line('Nơi cư trú', dossier.applicant_address),
      line('Theo hồ sơ số', dossier.code),
      line('Về việc', dossier.procedure.name),
    ],
    signers: [{ title: 'CHỦ TỊCH', hint: '(Chưa ký)', name: 'Hoàng Văn Sơn' }],
  })
  return keepPdf(tx, services, specialist, `Dự thảo ${result.charAt(0).toLowerCase()}${result.slice(1)}`, bytes)
}

const written = (answer: unknown): string => {
  if (typeof answer === 'object' && answer !== null && 'old' in answer) return String(answer.old)
  const text = String(answer)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(Temporal.PlainDate.from(text)) : text
}

/** The procedure's form as somebody filled it in by hand, scanned at the counter. @returns the id of the file */
export async function scanOf(
  tx: Tx,
  { services }: Shop,
  clerk: Actor,
  { formVersionId }: ProcedureVersion,
  answers: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  if (!services || !formVersionId) return undefined
  const { definition } = await getFormVersion(tx, formVersionId)
  const bytes = await printSlip({
    issuer,
    issuedAt: tx.now,
    title: definition.title,
    about: ['(Bản giấy, quét tại quầy)'],
    blocks: topFields(definition).flatMap(({ key, label, calculate }) =>
      answers[key] === undefined || calculate ? [] : [line(label, written(answers[key]))],
    ),
    signers: [{ title: 'Người khai', hint: '(Đã ký)', name: String(answers.ho_ten) }],
  })
  return keepPdf(tx, services, clerk, definition.title, bytes)
}
