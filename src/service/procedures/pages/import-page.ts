import { scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { translate } from '../../../kernel/text/catalogue.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findUnitNames, findUnitOptions } from '../../../foundation/organisation/index.ts'
import type { Fault } from '../exchange/entry.ts'
import { getImport, type Fate, type Judged } from '../exchange/import-procedures.ts'
import { t } from '../exchange/texts.ts'
import { actions, keepsSome } from '../procedure-access.ts'
import { changesTable } from './compare-page.ts'
import { cataloguePath } from './paths.ts'
import { t as page } from './texts.ts'

const crumbs = [{ text: page('procedures.title'), href: cataloguePath }]

/** Sends a file to be read and compared. */
export async function showImport({ db, actor, csrf, frame }: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  if (!keepsSome(actor)) throw forbidden({ action: 'procedures.keep' })
  const name = 'procedures.read_import'
  const authorities = await findUnitOptions(db, {
    within: scopesOf(actor, actions['procedures.keep']),
    authorities: true,
  })
  return ui.staffPage({
    ...frame,
    title: t('procedures.import_title'),
    lead: t('procedures.import_lead'),
    crumbs,
    width: 'narrow',
    errors: problem?.errors,
    actions: ui.linkButton({
      text: t('procedures.import_template'),
      href: `${cataloguePath}/nhap/mau`,
      kind: 'secondary',
    }),
    children: ui.form({
      action: `${cataloguePath}/nhap`,
      csrf,
      multipart: true,
      children: [
        ui.fileInput({
          name: 'file',
          label: t('procedures.import_file'),
          error: errorOf(problem, name, 'file'),
          accept: ['.xlsx', '.json'],
          maxBytes: 5 * 1024 * 1024,
        }),
        ui.select({
          name: 'authorityId',
          label: t('procedures.import_authority'),
          placeholder: false,
          options: authorities,
          value: typed(problem, name, 'authorityId', authorities[0]?.value),
        }),
        ui.button({ text: t('procedures.import_check') }),
      ],
    }),
  })
}

const tones = { new: 'success', changed: 'info', same: 'neutral', wrong: 'danger', blocked: 'warning' } as const
const fates = ['new', 'changed', 'wrong', 'blocked', 'same'] as const

const countText =
  (fate: Fate, count: number): Text =>
  (lang) =>
    `${inLanguage(t(`procedures.import_${fate}`), lang)}: ${count}`

const faultText =
  (code: string, details: Fault['details']): Text =>
  (lang) =>
    translate(lang, code, details)

const faults = (judged: readonly Judged[]): ui.Content => {
  const rows = judged.flatMap(({ entry }) => entry.faults.map((fault) => ({ ...fault, entry })))
  return (
    rows.length > 0 &&
    ui.table({
      caption: t('procedures.import_faults'),
      columns: [
        {
          header: t('procedures.sheet'),
          rowHeader: true,
          cell: ({ entry }) => html`${entry.name || entry.code}<br /><span class="muted">${entry.code}</span>`,
        },
        { header: t('procedures.import_sheet'), cell: ({ sheet }) => sheet },
        { header: t('procedures.import_line'), numeric: true, cell: ({ line }) => line },
        { header: t('procedures.import_column'), cell: ({ column }) => column },
        { header: t('procedures.import_value'), cell: ({ value }) => value },
        { header: t('procedures.import_problem'), cell: ({ code, details }) => faultText(code, details) },
      ],
      rows: rows.slice(0, 200),
    })
  )
}

/** As many differences as a page bears; the rest is named by its number. */
const mostShown = 30

function differences(judged: readonly Judged[]): ui.Content {
  const changed = judged.filter(({ fate }) => fate === 'changed')
  return (
    changed.length > 0 && [
      html`<h2>${t('procedures.import_differences')}</h2>`,
      changed.slice(0, mostShown).map(({ entry, changes }) =>
        ui.disclosure({
          summary: `${entry.code} · ${entry.name}`,
          open: changed.length <= 3,
          children: changesTable(changes, page('procedures.what_changes')),
        }),
      ),
      changed.length > mostShown && html`<p>${t('procedures.import_more', { count: changed.length - mostShown })}</p>`,
    ]
  )
}

const judgedTable = (rows: readonly Judged[]): ui.Html =>
  ui.table({
    caption: t('procedures.sheet'),
    captionHidden: true,
    columns: [
      {
        header: t('procedures.sheet'),
        rowHeader: true,
        cell: ({ entry }) => html`${entry.name || '—'}<br /><span class="muted">${entry.code}</span>`,
      },
      {
        header: t('procedures.import_fate'),
        cell: ({ fate }) => ui.statusBadge({ text: t(`procedures.import_${fate}`), tone: tones[fate] }),
      },
    ],
    rows: rows.slice(0, 500),
  })

/** What is new, changed or refused; the rest is folded. */
const newsFirst = (judged: readonly Judged[]): ui.Content => {
  const same = judged.filter(({ fate }) => fate === 'same')
  const news = fates.flatMap((fate) => (fate === 'same' ? [] : judged.filter((each) => each.fate === fate)))
  return [
    news.length > 0 && judgedTable(news),
    same.length > 0 &&
      ui.disclosure({
        summary: t('procedures.import_same_count', { count: same.length }),
        children: judgedTable(same),
      }),
  ]
}

/** What the file would change, before it changes anything. */
export async function showImported(
  { db, actor, csrf, frame, params }: SignedInContext,
  problem?: FormProblem,
): Promise<ui.Html> {
  const read = await getImport(db, actor, params.id!)
  const names = await findUnitNames(db, [read.authorityId])
  const of = (fate: Fate) => read.judged.filter((each) => each.fate === fate)
  const count = of('new').length + of('changed').length
  return ui.staffPage({
    ...frame,
    title: read.fileName,
    lead: names.get(read.authorityId),
    crumbs: [...crumbs, { text: t('procedures.import_title'), href: `${cataloguePath}/nhap` }],
    errors: problem?.errors,
    children: [
      ui.tagList(fates.flatMap((fate) => (of(fate).length > 0 ? [{ text: countText(fate, of(fate).length) }] : []))),
      newsFirst(read.judged),
      faults(read.judged),
      differences(read.judged),
      read.appliedAt
        ? ui.notice({
            tone: 'success',
            title: t('procedures.import_applied', { drafted: read.outcome?.drafted ?? 0 }),
            body: html`<a href="${cataloguePath}/ban-thao">${page('procedures.drafts')}</a>`,
          })
        : count === 0
          ? ui.notice({ title: t('procedures.import_nothing') })
          : ui.form({
              action: `${cataloguePath}/nhap/${read.id}`,
              csrf,
              children: [
                html`<p>${t('procedures.import_apply_note')}</p>`,
                ui.button({ text: t('procedures.import_apply', { count }) }),
              ],
            }),
    ],
  })
}
