import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import { hasText, translate, type TextParams } from '../../../kernel/text/catalogue.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { sheets, type ImportRow } from '../import/import-columns.ts'
import { getImport, type Import } from '../import/import-queries.ts'
import { importBytes } from '../import/read-workbook.ts'
import type { RowProblem } from '../import/run-rows.ts'
import { section } from './shared.ts'
import { p } from './texts.ts'

export const importPath = '/to-chuc/nhap'

const name = 'organisation.check_import'

export async function showImport(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  if (!canAnywhere(context.actor, 'organisation.import')) throw forbidden({ action: 'organisation.import' })
  return ui.staffPage({
    ...context.frame,
    title: p('organisation.import'),
    lead: p('organisation.import_lead'),
    crumbs: [{ text: p('organisation.page_tree'), href: '/to-chuc' }],
    width: 'narrow',
    errors: summaryWithin(problem),
    actions: ui.linkButton({
      text: p('organisation.import_template'),
      href: `${importPath}/mau.xlsx`,
      kind: 'secondary',
      download: true,
    }),
    children: ui.form({
      action: importPath,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      multipart: true,
      children: [
        ui.fileInput({
          ...fieldOf(problem, name, 'file'),
          label: p('organisation.import_file'),
          accept: ['.xlsx'],
          maxBytes: importBytes,
        }),
        ui.button({ text: p('organisation.import_check') }),
      ],
    }),
  })
}

const errorOfRow =
  ({ code, details }: RowProblem): Text =>
  (lang) =>
    translate(lang, hasText(code) ? code : 'kernel.refused', details as TextParams)

const problemTable = (problems: readonly RowProblem[]): ui.Html =>
  ui.table({
    caption: p('organisation.import_problems'),
    rows: problems,
    columns: [
      {
        header: p('organisation.import_line'),
        rowHeader: true,
        cell: ({ sheet, line }) => `${sheets[sheet].name}, ${line}`,
      },
      { header: p('organisation.import_column'), cell: ({ column }) => column ?? '—' },
      { header: p('organisation.import_error'), cell: errorOfRow },
    ],
  })

/** What a person reads before agreeing: the first cells of each row. */
const rowTable = (title: Text, rows: readonly ImportRow[], keys: readonly string[]): ui.Content => {
  const [first] = rows
  if (!first) return false
  const columns = sheets[first.sheet].columns.filter(({ key }) => keys.includes(key))
  return ui.disclosure({
    summary: title,
    children: ui.table({
      caption: title,
      captionHidden: true,
      rows,
      columns: columns.map(({ key, header }, at) => ({
        header,
        rowHeader: at === 0,
        cell: (row: ImportRow) => row.cells[key] ?? '',
      })),
    }),
  })
}

const countOf = ({ rows }: Import, sheet: ImportRow['sheet']): ImportRow[] => rows.filter((row) => row.sheet === sheet)

const outcome = (found: Import): ui.Html => {
  if (found.appliedAt) return ui.notice({ tone: 'success', title: p('organisation.import_done') })
  return found.problems.length > 0
    ? ui.notice({
        tone: 'danger',
        title: p('organisation.import_wrong', { count: found.problems.length }),
        body: p('organisation.import_wrong_hint'),
      })
    : ui.notice({ tone: 'info', title: p('organisation.import_ready'), body: p('organisation.import_ready_hint') })
}

/** The trial: what will be made, or what is wrong with which row. */
export async function showImportTrial(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const found = await getImport(context.db, context.actor, context.params.id!)
  const [units, people] = [countOf(found, 'units'), countOf(found, 'people')]
  const isReady = !found.appliedAt && found.problems.length === 0
  return ui.staffPage({
    ...context.frame,
    title: p('organisation.import_trial'),
    lead: [found.fileName, ' · ', ui.dateTime(found.createdAt)],
    crumbs: [
      { text: p('organisation.page_tree'), href: '/to-chuc' },
      { text: p('organisation.import'), href: importPath },
    ],
    errors: problem?.errors,
    children: html`${outcome(found)} ${found.problems.length > 0 && problemTable(found.problems)}
    ${section(p('organisation.import_rows'), [
      rowTable(p('organisation.import_units', { count: units.length }), units, ['name', 'kind', 'parent', 'code']),
      rowTable(p('organisation.import_people', { count: people.length }), people, [
        'personName',
        'unit',
        'title',
        'role',
      ]),
    ])}
    ${
      isReady &&
      ui.form({
        action: `${importPath}/${found.id}`,
        csrf: context.csrf,
        idempotencyKey: context.key(),
        children: ui.button({ text: p('organisation.import_apply') }),
      })
    }`,
  })
}
