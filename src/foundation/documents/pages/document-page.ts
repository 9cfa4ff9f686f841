import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { mayRegister, readerOf, type Reader } from '../document-access.ts'
import {
  authorityOf,
  findDocuments,
  findLinks,
  getDocument,
  type DocumentRow,
  type LinkRow,
} from '../document-queries.ts'
import { linkKinds } from '../document.ts'
import { t } from '../texts.ts'
import { directionText, documentLink, documentText, kindText, numberText } from './document-words.ts'

const facts = (row: DocumentRow): ui.Html =>
  ui.descriptionList([
    { term: t('documents.kind'), value: kindText(row) },
    { term: t('documents.number'), value: numberText(row) },
    { term: t('documents.issued_on'), value: ui.date(row.issued_on) },
    { term: t('documents.issuer'), value: row.issuer },
    { term: t('documents.signer'), value: row.signer },
    { term: t('documents.abstract'), value: row.abstract },
    { term: t('documents.direction'), value: directionText(row.direction) },
    { term: t('documents.authority'), value: row.authority_name },
    {
      term: t('documents.registered_by'),
      value: html`${row.registered_by_name} · ${ui.dateTime(row.registered_at)}`,
    },
    {
      term: t('documents.file'),
      value: row.file_id
        ? html`<a href="/van-ban/${row.id}/tep">${t('documents.download')}</a>`
        : html`<span class="muted">${t('documents.no_file')}</span>`,
    },
  ])

const links = (rows: readonly LinkRow[]): ui.Html =>
  ui.table({
    caption: t('documents.links'),
    columns: [
      { header: t('documents.abstract'), rowHeader: true, cell: documentLink },
      {
        header: t('documents.relation'),
        cell: (row) => t(`documents.${row.outward ? 'link' : 'linked'}_${row.link_kind}`),
      },
      { header: t('documents.number'), cell: (row) => numberText(row) },
      { header: t('documents.issued_on'), cell: (row) => ui.date(row.issued_on) },
    ],
    rows,
    empty: html`<h2>${t('documents.links')}</h2>
      <p class="muted">${t('documents.no_links')}</p>`,
  })

const optionOf = (row: DocumentRow): ui.Option => ({ value: row.id, text: documentText(row) })

const mostFound = 20
const action = 'documents.link'

// Two steps that work without script: search by words, then say what this document does to the one that was meant.
async function linkForms(
  { db, csrf, url }: SignedInContext,
  reader: Reader,
  row: DocumentRow,
  problem: FormProblem | undefined,
): Promise<ui.Html> {
  const words = problem ? typed(problem, action, 'words') : (url.searchParams.get('tim')?.trim().slice(0, 200) ?? '')
  const found = words ? await findDocuments(db, reader, { words, limit: mostFound + 1 }) : []
  const others = found.filter(({ id }) => id !== row.id).slice(0, mostFound)
  return ui.disclosure({
    summary: t('documents.add_link'),
    open: words !== '',
    children: [
      html`<form class="form" action="/van-ban/${row.id}" role="search">
        ${ui.textInput({ name: 'tim', label: t('documents.find_other'), value: words, type: 'search' })}
        ${ui.button({ text: t('documents.find'), kind: 'secondary' })}
      </form>`,
      words !== '' && others.length === 0 && html`<p>${t('documents.found_none')}</p>`,
      others.length > 0 &&
        ui.form({
          action: `/van-ban/${row.id}/lien-quan`,
          csrf,
          hidden: { words },
          children: [
            ui.select({
              name: 'linkKind',
              label: t('documents.this_document'),
              value: typed(problem, action, 'linkKind'),
              error: errorOf(problem, action, 'linkKind'),
              options: linkKinds.map((value) => ({ value, text: t(`documents.link_${value}`) })),
            }),
            ui.select({
              name: 'toId',
              label: t('documents.other_document'),
              value: typed(problem, action, 'toId', others.length === 1 ? others[0]!.id : ''),
              error: errorOf(problem, action, 'toId'),
              options: others.map(optionOf),
            }),
            ui.button({ text: t('documents.link') }),
          ],
        }),
    ],
  })
}

/** One document, with its file and what it has to do with others. */
export async function showDocument(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, frame, params } = context
  const reader = await readerOf(db, actor)
  const row = await getDocument(db, reader, params.id!)
  const rows = await findLinks(db, reader, row.id)
  return ui.staffPage({
    ...frame,
    title: (lang) => `${inLanguage(kindText(row), lang)} ${inLanguage(numberText(row), lang)}`,
    crumbs: [{ text: t('documents.title'), href: '/van-ban' }],
    errors: problem?.errors,
    actions:
      row.file_id &&
      ui.linkButton({ text: t('documents.download'), href: `/van-ban/${row.id}/tep`, kind: 'secondary' }),
    children: [
      facts(row),
      links(rows),
      mayRegister(reader, authorityOf(row)) && (await linkForms(context, reader, row, problem)),
    ],
  })
}
