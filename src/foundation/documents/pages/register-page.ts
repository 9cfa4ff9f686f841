import { canAnywhere, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { uploadLimit } from '../../../kernel/files/receive.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findUnitNames, findUnitOptions } from '../../organisation/index.ts'
import { actions, mayRegister, readerOf } from '../document-access.ts'
import { findKinds } from '../document-queries.ts'
import { t } from '../texts.ts'
import { directionOptions, kindOptions } from './document-words.ts'

const name = 'documents.register'

/** The authorities for which one may enter documents: those of one's scopes, and one's own. */
async function authorityOptions({ db, actor }: SignedInContext): Promise<ui.Option[]> {
  const reader = await readerOf(db, actor)
  const scopes = scopesOf(actor, actions['documents.register'])
  const options = await findUnitOptions(db, { within: scopes, authorities: true })
  const { own } = reader
  if (!own || !mayRegister(reader, own) || options.some(({ value }) => value === own.id)) return options
  const names = await findUnitNames(db, [own.id])
  return [{ value: own.id, text: names.get(own.id) ?? '' }, ...options]
}

/** Enters a document: what is printed on its first page, and its file. */
export async function showRegisterForm(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame } = context
  if (!canAnywhere(actor, actions['documents.register'])) throw forbidden({ action: name })
  const authorities = await authorityOptions(context)
  const kinds = await findKinds(db)
  const bind = (field: string, current = '') => ({
    name: field,
    value: typed(problem, name, field, current),
    error: errorOf(problem, name, field),
  })
  const fields = [
    ui.radios({
      ...bind('direction', 'incoming'),
      label: t('documents.direction'),
      choices: directionOptions,
      inline: true,
    }),
    ui.select({ ...bind('kind'), label: t('documents.kind'), options: kindOptions(kinds) }),
    ui.textInput({
      ...bind('number'),
      label: t('documents.number'),
      hint: t('documents.number_hint'),
      optional: true,
      width: 'medium',
    }),
    ui.dateInput({ ...bind('issuedOn'), label: t('documents.issued_on') }),
    ui.textInput({ ...bind('issuer'), label: t('documents.issuer') }),
    ui.textInput({ ...bind('signer'), label: t('documents.signer'), optional: true }),
    ui.textarea({ ...bind('abstract'), label: t('documents.abstract'), rows: 3 }),
    ui.fileInput({
      name: 'file',
      label: t('documents.file'),
      optional: true,
      error: errorOf(problem, name, 'file'),
      accept: ['.pdf', '.docx', '.xlsx', '.doc', '.xls', '.jpg', '.png'],
      maxBytes: uploadLimit,
    }),
    ui.select({
      ...bind('authorityId', authorities[0]?.value),
      label: t('documents.authority'),
      placeholder: false,
      options: authorities,
    }),
    ui.button({ text: t('documents.save') }),
  ]
  return ui.staffPage({
    ...frame,
    title: t('documents.new'),
    crumbs: [{ text: t('documents.title'), href: '/van-ban' }],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.form({
      action: '/van-ban/moi',
      csrf,
      idempotencyKey: context.key(),
      multipart: true,
      children: fields,
    }),
  })
}
