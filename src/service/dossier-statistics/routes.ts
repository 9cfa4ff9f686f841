import { dateOf } from '../../foundation/calendar/index.ts'
import { canAnywhere } from '../../kernel/access/actor.ts'
import { documentResponse } from '../../kernel/documents/download.ts'
import { printOfficialTable } from '../../kernel/documents/official-table.ts'
import { writeWorkbook } from '../../kernel/documents/workbook.ts'
import { forbidden } from '../../kernel/errors.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { page, type Route } from '../../kernel/http/route.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { dossierActions } from '../dossiers/index.ts'
import { askedOf, path } from './address.ts'
import { showBehind } from './pages/behind-page.ts'
import { showStatistics } from './pages/statistics-page.ts'
import { findReport, type Report } from './report.ts'
import { t } from './texts.ts'
import { reportData, reportPrint } from './write-report.ts'

const writers = {
  xlsx: (report: Report, { lang }: SignedInContext) => writeWorkbook(reportData(report, lang)),
  pdf: async (report: Report, context: SignedInContext) => printOfficialTable(await reportPrint(report, context)),
}

const download = (kind: keyof typeof writers): Route =>
  page(`${path}.${kind}`, async (context) => {
    const { db, actor, url, lang } = context
    if (!canAnywhere(actor, dossierActions['dossiers.read'])) throw forbidden({ action: 'dossiers.read' })
    const report = await findReport(db, actor, askedOf(url, dateOf(db.now)))
    return documentResponse(await writers[kind](report, context), inLanguage(t('statistics.file'), lang), kind)
  })

export const statisticsRoutes: readonly Route[] = [
  page(path, showStatistics),
  page(`${path}/danh-sach`, showBehind),
  download('xlsx'),
  download('pdf'),
]

export const statisticsDoors: readonly Door[] = [
  {
    href: path,
    text: t('statistics.title'),
    group: 'service',
    order: 60,
    show: (actor) => canAnywhere(actor, dossierActions['dossiers.read']),
  },
]
