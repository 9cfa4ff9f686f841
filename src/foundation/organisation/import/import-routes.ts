import { action, endpoint, page, type Route } from '../../../kernel/http/route.ts'
import { AppError } from '../../../kernel/errors.ts'
import { contentDisposition } from '../../../kernel/files/open-file.ts'
import { fileKinds } from '../../../kernel/files/kinds.ts'
import { importPath, showImport, showImportTrial } from '../pages/import-page.ts'
import { applyImport, applyImportInput, checkImport, checkImportInput } from './check-import.ts'
import { writeTemplate } from './template.ts'

export const importRoutes: readonly Route[] = [
  page(importPath, (context) => showImport(context)),
  endpoint('get', `${importPath}/mau.xlsx`, async (_request, { actor }) => {
    if (!actor) throw new AppError('kernel.sign_in_first', 401)
    return new Response(Buffer.from(await writeTemplate()), {
      headers: {
        'Content-Type': fileKinds.xlsx.mediaType,
        'Content-Disposition': contentDisposition('attachment', 'Mẫu đơn vị và cán bộ.xlsx'),
      },
    })
  }),
  action({
    path: importPath,
    name: 'organisation.check_import',
    input: checkImportInput,
    run: checkImport,
    next: (id) => `${importPath}/${id}`,
    again: showImport,
  }),
  page(`${importPath}/:id`, (context) => showImportTrial(context)),
  action({
    path: `${importPath}/:id`,
    name: 'organisation.apply_import',
    input: applyImportInput,
    run: applyImport,
    next: (_, { id }) => ({ to: `${importPath}/${id}`, said: 'organisation.import_done' }),
    again: showImportTrial,
  }),
]
