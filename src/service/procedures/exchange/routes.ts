import { contentDisposition } from '../../../kernel/files/open-file.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { action, page, type Route } from '../../../kernel/http/route.ts'
import { findTiers, today } from '../../../foundation/organisation/index.ts'
import { findFields, findProcedures } from '../find-procedures.ts'
import { readProcedureFilter } from '../pages/catalogue-page.ts'
import { showImport, showImported } from '../pages/import-page.ts'
import { cataloguePath } from '../pages/paths.ts'
import { getProcedureVersions } from '../procedure-version.ts'
import { applyImport, applyImportInput, readImport, readImportInput } from './import-procedures.ts'
import { writeJson, writeProcedures } from './write-files.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const most = 3000

const download = (body: Uint8Array | string, type: string, name: string): Response =>
  new Response(typeof body === 'string' ? body : Buffer.from(body), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': contentDisposition('attachment', name),
      'Cache-Control': 'private, no-store',
    },
  })

/** What the list shows, whole. */
async function shown({ db, url, actor }: SignedInContext) {
  const rows = await findProcedures(db, { ...readProcedureFilter(url, actor), after: undefined, limit: most })
  return getProcedureVersions(
    db,
    rows.map((row) => row.versionId),
  )
}

const known = async ({ db }: SignedInContext) => ({
  fields: await findFields(db),
  tiers: await findTiers(db, today(db)),
})

export const exchangeRoutes: readonly Route[] = [
  page(`${cataloguePath}/xuat/xlsx`, async (context) =>
    download(await writeProcedures(await shown(context), await known(context)), xlsx, 'thu-tuc-hanh-chinh.xlsx'),
  ),
  page(`${cataloguePath}/xuat/json`, async (context) =>
    download(writeJson(await shown(context)), 'application/json; charset=utf-8', 'thu-tuc-hanh-chinh.json'),
  ),
  page(`${cataloguePath}/nhap`, (context) => showImport(context)),
  page(`${cataloguePath}/nhap/mau`, async (context) =>
    download(await writeProcedures([], await known(context)), xlsx, 'mau-nhap-thu-tuc.xlsx'),
  ),
  action({
    path: `${cataloguePath}/nhap`,
    name: 'procedures.read_import',
    input: readImportInput,
    run: readImport,
    next: (id) => ({ to: `${cataloguePath}/nhap/${id}`, said: 'procedures.import_read_said' }),
    again: showImport,
  }),
  page(`${cataloguePath}/nhap/:id`, (context) => showImported(context)),
  action({
    path: `${cataloguePath}/nhap/:id`,
    name: 'procedures.apply_import',
    input: applyImportInput,
    run: applyImport,
    next: (_, { id }) => ({ to: `${cataloguePath}/nhap/${id}`, said: 'procedures.import_applied_said' }),
    again: showImported,
  }),
]
