// Asks before something of a draft, or the whole of it, is gone for good.
import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { asText } from '../parts/cell.ts'
import { listFields, listNames, sectionOfList } from '../parts/parts.ts'
import { mayKeep } from '../procedure-access.ts'
import { findProcedureVersion, type ProcedureVersion } from '../procedure-version.ts'
import { t } from './texts.ts'
import { cataloguePath, draftPath } from './paths.ts'

type Question = {
  consequence: Text
  action: string
  text: Text
  back: string
  hidden?: Record<string, string>
}

async function ownDraft({ db, actor, params }: SignedInContext): Promise<ProcedureVersion> {
  const draft = await findProcedureVersion(db, params.id!)
  if (!draft || draft.announcedAt || !mayKeep(actor, draft.authorityPath)) throw notFound('procedures.not_found')
  return draft
}

const ask = ({ frame, csrf }: SignedInContext, draft: ProcedureVersion, question: Question, problem?: FormProblem) =>
  ui.staffPage({
    ...frame,
    title: question.text,
    lead: draft.name,
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: draft.name, href: question.back },
    ],
    width: 'narrow',
    errors: problem?.errors,
    children: ui.confirmation({
      action: question.action,
      csrf,
      hidden: question.hidden,
      consequence: question.consequence,
      confirmText: question.text,
      cancelHref: question.back,
      danger: true,
    }),
  })

export async function askDiscard(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const draft = await ownDraft(context)
  const consequence =
    draft.number === 1
      ? t('procedures.discard_new', { name: draft.name })
      : t('procedures.discard_version', { name: draft.name, number: draft.number })
  const back = draftPath(draft.id)
  return ask(context, draft, { consequence, action: `${back}/bo`, text: t('procedures.discard'), back }, problem)
}

/** A line of a list; `danh-sach` and `dong` in the address say which. */
export async function askRemoveLine(context: SignedInContext): Promise<ui.Html> {
  const draft = await ownDraft(context)
  const { searchParams } = context.url
  const list = listNames.find((name) => name === searchParams.get('danh-sach'))
  const items: ({ key: string } & Record<string, unknown>)[] = list ? draft[list] : []
  const item = items.find(({ key }) => key === searchParams.get('dong'))
  if (!list || !item) throw notFound('procedures.line_gone')
  return ask(context, draft, {
    consequence: t('procedures.remove_line', { name: asText(item[listFields[list][0]!.name]) || '—' }),
    action: `${draftPath(draft.id)}/dong/xep`,
    text: t('procedures.remove_it'),
    back: draftPath(draft.id, sectionOfList[list]),
    hidden: { revision: String(draft.revision), list, key: item.key, move: 'remove' },
  })
}

export async function askRemoveFile(context: SignedInContext): Promise<ui.Html> {
  const draft = await ownDraft(context)
  const file = draft.files.find(({ key }) => key === context.url.searchParams.get('tep'))
  if (!file) throw notFound('procedures.line_gone')
  return ask(context, draft, {
    consequence: t('procedures.remove_line', { name: file.title }),
    action: `${draftPath(draft.id)}/tep/bo`,
    text: t('procedures.remove_it'),
    back: draftPath(draft.id, 'files'),
    hidden: { revision: String(draft.revision), key: file.key },
  })
}
