import { action, page, type Route } from '../../../kernel/http/route.ts'
import { dropImport, importIdInput } from './drop-import.ts'
import { cancelReading, readAgain } from './repeat-reading.ts'
import { startImport, startImportInput } from './start-import.ts'
import { showImportForm } from '../pages/import-form-page.ts'
import { showImportList } from '../pages/import-list-page.ts'
import { showImport } from '../pages/overview-page.ts'
import { originalFile } from '../source/original-file.ts'

type OfImport = { id: string }

const home = ({ id }: OfImport): string => `/ke-hoach/nhap/${id}`

export const importRoutes: readonly Route[] = [
  page('/ke-hoach/nhap', (context) => showImportForm(context)),
  page('/ke-hoach/nhap/danh-sach', showImportList),
  action({
    path: '/ke-hoach/nhap',
    name: 'plan_settling.start_import',
    input: startImportInput,
    run: startImport,
    // The page waits some seconds for the reading: most people see the plan next, not a page that says to wait.
    next: (id) => `${home({ id })}?cho`,
    again: showImportForm,
  }),
  page('/ke-hoach/nhap/:id', showImport),
  page('/ke-hoach/nhap/:id/tep', originalFile),
  action({
    path: '/ke-hoach/nhap/:id/dung-doc',
    name: 'plan_settling.cancel_reading',
    input: importIdInput,
    run: cancelReading,
    next: (_, input) => ({ to: home(input), said: 'plan_settling.said_cancelled' }),
  }),
  action({
    path: '/ke-hoach/nhap/:id/doc-lai',
    name: 'plan_settling.read_again',
    input: importIdInput,
    run: readAgain,
    next: (_, input) => ({ to: home(input), said: 'plan_settling.said_reading' }),
  }),
  action({
    path: '/ke-hoach/nhap/:id/bo',
    name: 'plan_settling.drop_import',
    input: importIdInput,
    run: dropImport,
    next: () => ({ to: '/ke-hoach/nhap/danh-sach', said: 'plan_settling.said_dropped' }),
  }),
]
