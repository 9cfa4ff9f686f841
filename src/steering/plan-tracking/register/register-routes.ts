import { startOfDate, writeFeed } from '../../../foundation/calendar/index.ts'
import { writeCsv } from '../../../kernel/documents/data-table.ts'
import { documentResponse, type DocumentKind } from '../../../kernel/documents/download.ts'
import { printOfficialTable } from '../../../kernel/documents/official-table.ts'
import { writeWorkbook } from '../../../kernel/documents/workbook.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { originOf } from '../../../kernel/http/origin.ts'
import { page, type Route } from '../../../kernel/http/route.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { p } from '../pages/texts.ts'
import { readWorkFilter } from '../work-filter.ts'
import { findIssuer } from '../../../foundation/organisation/index.ts'
import { findRegister, type Register } from './find-register.ts'
import { dueEvents, registerData } from './register-data.ts'
import { registerPrint } from './register-print.ts'

/** What a register comes as; other documents have kinds of their own. */
type RegisterKind = Exclude<DocumentKind, 'bpmn'>
type Write = (register: Register, context: SignedInContext) => string | Uint8Array | Promise<Uint8Array>

const writers: Record<RegisterKind, Write> = {
  pdf: async (register, { db }) =>
    printOfficialTable(registerPrint(register, await findIssuer(db, register.plan.authority_id))),
  xlsx: (register, { lang }) => writeWorkbook(registerData(register, lang)),
  csv: (register, { lang }) => writeCsv(registerData(register, lang)),
  ics: ({ plan, rows, today }, context) =>
    writeFeed({ name: plan.title, events: dueEvents(rows, originOf(context), startOfDate(today), context.lang) }),
}

const download = (kind: RegisterKind): Route =>
  page(`/ke-hoach/:id/so-theo-doi.${kind}`, async (context) => {
    const filter = readWorkFilter(context.url.searchParams)
    const register = await findRegister(context.db, context.actor, context.params.id!, filter)
    const name = inLanguage(p('register.file', { year: String(register.plan.year) }), context.lang)
    return documentResponse(await writers[kind](register, context), name, kind)
  })

/** The work of a plan on paper, in a spreadsheet, in a calendar: what the list shows under the same filter, whole. */
export const registerRoutes: readonly Route[] = (['pdf', 'xlsx', 'csv', 'ics'] as const).map(download)
