import { z } from 'zod'
import { documentResponse } from '../../../kernel/documents/download.ts'
import { notFound } from '../../../kernel/errors.ts'
import { getFile } from '../../../kernel/files/keep-file.ts'
import { fileResponse } from '../../../kernel/files/open-file.ts'
import type { ActingContext, SignedInContext } from '../../../kernel/http/context.ts'
import { id } from '../../../kernel/http/fields.ts'
import { action, page, type Next, type Route } from '../../../kernel/http/route.ts'
import { findAddressUnits } from '../../organisation/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { definitionOf } from '../form-queries.ts'
import { printAnswers } from '../print-answers.ts'
import { readAnswers } from '../read-answers.ts'
import { showDrafts } from './draft-list-page.ts'
import { openDraft, showDraft } from './draft-page.ts'
import { draftPath, getDraftPurpose } from './draft-purpose.ts'
import { getDraft, type Draft } from './draft-queries.ts'
import { showDropDraft } from './drop-page.ts'
import { showReview } from './review-page.ts'
import { dropDraft, saveDraft, saveDraftInput, type SaveDraftInput } from './save-draft.ts'
import { anchorOf } from './steps.ts'
import { readDraft } from './read-draft.ts'

type Saved = { draft: Draft; wrong: boolean; more: boolean }

/** Saves whatever was typed; wrong answers are kept too, and told of on the next page, so that no file is sent twice. */
async function save(tx: Tx, actor: Actor, input: SaveDraftInput, { services }: ActingContext): Promise<Saved> {
  const draft = await saveDraft(tx, actor, input, services)
  if (input.step !== 'check') return { draft, wrong: false, more: false }
  const definition = await definitionOf(tx, draft.versionId)
  const { errors, shown } = await readAnswers(tx, definition, draft.values, { files: draft.files })
  const seen = new Set(input.seen.split(' '))
  return { draft, wrong: Object.keys(errors).length > 0, more: shown.some((name) => !seen.has(name)) }
}

function nextOf({ draft, wrong, more }: Saved, { step }: SaveDraftInput): Next {
  const path = draftPath(draft.id)
  if (step === 'check' && more) return `${path}?them=1`
  if (step === 'check') return wrong ? `${path}?kiem=1` : getDraftPurpose(draft.purpose).next(draft)
  if (step === 'save') return { to: path, said: 'forms.draft_saved_said' }
  if (step === 'card') return { to: path, said: 'forms.card_filled_said' }
  return path + anchorOf(step)
}

async function answerFile(context: SignedInContext): Promise<Response> {
  const { db, actor, params, services } = context
  const { files } = await getDraft(db, actor, params.id!)
  if (!files.some(({ id }) => id === params.fileId)) throw notFound()
  return fileResponse(services, await getFile(db, params.fileId!))
}

async function answerPrint({ db, actor, params }: SignedInContext): Promise<Response> {
  const { draft, answers } = await readDraft(db, actor, params.id!)
  const { definition } = draft
  const pdf = await printAnswers(definition, answers, { at: draft.savedAt })
  return documentResponse(pdf, definition.title, 'pdf')
}

/** Names of the communes of a province, for the suggestions of an address. */
async function answerCommunes({ db, url }: SignedInContext): Promise<Response> {
  const parentCode = url.searchParams.get('tinh') ?? ''
  const communes = /^\d{2}$/.test(parentCode) ? await findAddressUnits(db, { level: 'commune', parentCode }) : []
  return Response.json(communes.map(({ name }) => name))
}

export const draftRoutes: readonly Route[] = [
  page('/ban-nhap', showDrafts),
  page('/ban-nhap/:id', openDraft),
  action({
    path: '/ban-nhap/:id',
    name: 'forms.save_draft',
    input: saveDraftInput,
    run: save,
    next: nextOf,
    again: showDraft,
  }),
  page('/ban-nhap/:id/bo', showDropDraft),
  action({
    path: '/ban-nhap/:id/bo',
    name: 'forms.drop_draft',
    input: z.object({ id: id() }),
    run: dropDraft,
    next: () => ({ to: '/ban-nhap', said: 'forms.draft_dropped_said' }),
  }),
  page('/ban-nhap/:id/xem', showReview),
  page('/ban-nhap/:id/to-khai.pdf', answerPrint),
  page('/ban-nhap/:id/tep/:fileId', answerFile),
  page('/dia-gioi/xa', answerCommunes),
]
