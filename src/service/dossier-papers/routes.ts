import { recordRead } from '../../kernel/audit/record-read.ts'
import { documentResponse } from '../../kernel/documents/download.ts'
import { printOfficialSlip } from '../../kernel/documents/official-slip.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { originOf } from '../../kernel/http/origin.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { notFound } from '../../kernel/errors.ts'
import { getDossier, hasReception, maskNumber, mayHandOutSecret, mayReveal } from '../dossiers/index.ts'
import { getFormVersion, printAnswers, type Answers } from '../../foundation/forms/index.ts'
import { formatDateTime } from '../../kernel/text/dates.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { findFields } from '../procedures/index.ts'
import { namesNobody } from './paper-form.ts'
import type { PaperRow } from './paper-queries.ts'
import { getPaper, makePaper, makePaperInput } from './make-paper.ts'
import { showPapers } from './papers-page.ts'
import { printRegister, registerCsv, registerWorkbook } from './register-files.ts'
import { showDay, showRegister } from './register-pages.ts'
import { findRegister, readFilter } from './register.ts'
import { t } from './texts.ts'

/** The second secret is for whoever holds the receipt; a copy for the office does without. */
const withoutSecret = (slip: PaperRow['slip'], secret: string): PaperRow['slip'] => ({
  ...slip,
  blocks: slip.blocks.map((block) =>
    block.kind === 'line' && block.value === secret ? { ...block, value: 'Chỉ ghi trên bản trao người nộp' } : block,
  ),
})

/** The paper as it was issued, with the foot that says which copy it is. */
async function showPaper(context: SignedInContext): Promise<Response> {
  const { db, actor, params } = context
  const { dossier, paper } = await getPaper(db, actor, params.id!, params.paperId!)
  if (!namesNobody(paper.form_key))
    await recordRead(context, {
      subjectKind: 'dossier',
      subjectId: dossier.id,
      unitId: dossier.competent_unit_id,
      purpose: 'print_paper',
    })
  const slip = mayHandOutSecret(actor, dossier) ? paper.slip : withoutSecret(paper.slip, dossier.secret)
  const copy = paper.printings.length > 1 && `Bản in lần ${paper.printings.length}`
  const trace = [paper.slip.trace, copy].filter(Boolean)
  // Scanned, it leads to the page where the dossier is followed; the secret is typed, it stands in no address.
  const scanned = `${originOf(context)}/theo-doi?ma=${encodeURIComponent(dossier.code)}`
  const pdf = await printOfficialSlip({ ...slip, scanned, issuedAt: paper.made_at, trace: trace.join(' · ') })
  return documentResponse(pdf, `${dossier.code} ${paper.form_key}`, 'pdf')
}

/** What was declared, in the shape of its paper; identity numbers whole only for those who may see them so. */
async function showDeclaration(context: SignedInContext): Promise<Response> {
  const { db, actor, params } = context
  const dossier = await getDossier(db, actor, params.id!)
  if (!dossier.form_version_id) throw notFound()
  const { definition } = await getFormVersion(db, dossier.form_version_id)
  await recordRead(context, {
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    purpose: 'print_paper',
  })
  const pdf = await printAnswers(definition, dossier.answers as Answers, {
    at: db.now,
    footer: `${dossier.code} · ${inLanguage(t('papers.declaration_trace', { at: formatDateTime(db.now), by: actor.name }), 'vi')}`,
    ...(!mayReveal(actor, dossier) && { mask: maskNumber }),
  })
  return documentResponse(pdf, `${dossier.code} to khai`, 'pdf')
}

const download = (kind: 'pdf' | 'xlsx' | 'csv'): Route =>
  page(`/so-theo-doi-ho-so.${kind}`, async ({ db, actor, url }) => {
    const { unit, from, to, fieldId } = await readFilter(db, actor, url.searchParams)
    if (!unit) throw notFound()
    const fieldName = fieldId && (await findFields(db)).find((field) => field.id === fieldId)?.vi
    const rows = await findRegister(db, actor, { unitId: unit.id, from, to, fieldId })
    const book = { unitId: unit.id, from, to, rows, fieldName: fieldName || undefined }
    const write = { pdf: printRegister, xlsx: registerWorkbook, csv: registerCsv }[kind]
    return documentResponse(await write(db, book), `So theo doi ho so ${from.toString()} ${to.toString()}`, kind)
  })

export const paperRoutes: readonly Route[] = [
  page('/ho-so/:id/phieu', (context) => showPapers(context)),
  page('/ho-so/:id/phieu/:form', (context) => showPapers(context)),
  action({
    path: '/ho-so/:id/phieu/:form',
    name: 'dossier_papers.make_paper',
    input: makePaperInput,
    run: makePaper,
    next: (paperId, { id }) => `/ho-so/${id}/to-in/${paperId}`,
    again: showPapers,
  }),
  page('/ho-so/:id/to-in/:paperId', showPaper),
  page('/ho-so/:id/to-khai.pdf', showDeclaration),
  page('/so-theo-doi-ho-so', showRegister),
  page('/tong-hop-cuoi-ngay', showDay),
  ...(['pdf', 'xlsx', 'csv'] as const).map(download),
]

export const paperDoors: readonly Door[] = [
  {
    href: '/so-theo-doi-ho-so',
    text: t('papers.register'),
    group: 'work',
    order: 50,
    show: hasReception,
  },
  {
    href: '/tong-hop-cuoi-ngay',
    text: t('papers.day'),
    group: 'work',
    order: 51,
    show: hasReception,
  },
]
