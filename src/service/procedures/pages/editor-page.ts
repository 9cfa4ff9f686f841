import type { SignedInContext } from '../../../kernel/http/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { scriptAsset } from '../../../kernel/ui/scripts.ts'
import { findLacks, sections, type Lack, type Section } from '../missing.ts'
import { listNames, sectionOfList } from '../parts/parts.ts'
import { findQuestions } from '../running.ts'
import { mayKeep } from '../procedure-access.ts'
import { codeText } from '../procedure-code.ts'
import { findProcedureVersion, type ProcedureVersion } from '../procedure-version.ts'
import { carryingOutForm } from './carrying-out-form.ts'
import type { EditorProps } from './editor-props.ts'
import { filesForm } from './files-form.ts'
import { listEditor } from './list-editor.ts'
import { singlesForm } from './singles-form.ts'
import { t } from './texts.ts'
import { cataloguePath, draftPath } from './paths.ts'

const script = scriptAsset(new URL('../assets/unsaved-guard.js', import.meta.url))

/** What is missing, each with the place where it is put right. */
export const lackList = (draft: Pick<ProcedureVersion, 'id'>, lacks: readonly Lack[]): ui.Html =>
  html`<ul>
    ${lacks.map((lack) => html`<li><a href="${draftPath(draft.id, lack.section)}">${t(`procedures.section_${lack.section}`)}</a>: ${t(`procedures.lacks_${lack.code}` as Parameters<typeof t>[0])}${lack.item && ` (${lack.item})`}</li>`)}
  </ul>`

const readiness = (draft: ProcedureVersion, lacks: readonly Lack[]): ui.Html =>
  lacks.length === 0
    ? ui.notice({
        tone: 'success',
        title: t('procedures.ready'),
        body: html`${!draft.processVersionId && html`<p>${t('procedures.no_process_yet')}</p>`}
          <a href="${cataloguePath}/cong-bo?ban=${draft.id}">${t('procedures.announce_it')}</a>`,
      })
    : ui.disclosure({ summary: t('procedures.still_lacks', { count: lacks.length }), children: lackList(draft, lacks) })

async function partOf(props: EditorProps): Promise<ui.Content> {
  const { section } = props
  if (section === 'files') return filesForm(props)
  if (section === 'carrying-out') return carryingOutForm(props)
  const lists = listNames.filter((list) => sectionOfList[list] === section)
  const questions = await findQuestions(props.context.db, props.draft)
  return [lists.map((list) => listEditor(props, list, questions)), await singlesForm(props)]
}

function sectionOf(url: URL, problem: FormProblem | undefined): Section {
  const asked = problem?.values.section ?? url.searchParams.get('muc')
  const list = listNames.find((name) => name === problem?.values.list)
  return sections.find((section) => section === asked) ?? (list ? sectionOfList[list] : 'general')
}

/** The forms of lists are told apart by the list as well. */
const withinList = (problem: FormProblem | undefined): FormProblem | undefined =>
  problem?.values.list === undefined
    ? problem
    : { ...problem, action: `${problem.action}.${[problem.values.list].flat()[0]}` }

/** The editor of a draft: one part at a time, what is missing always in sight. */
export async function showEditor(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, frame, params, url } = context
  const draft = await findProcedureVersion(db, params.id!)
  if (!draft || draft.announcedAt || !mayKeep(actor, draft.authorityPath)) throw notFound('procedures.not_found')
  const isFile = problem?.action === 'procedures.add_file' || problem?.action === 'procedures.remove_file'
  const isLink = problem?.action === 'procedures.link_running'
  const section = isFile ? 'files' : isLink ? 'carrying-out' : sectionOf(url, problem)
  const lacks = findLacks(draft)
  const countOf = (each: Section) => lacks.filter((lack) => lack.section === each).length
  return ui.staffPage({
    ...frame,
    title: draft.name,
    lead: html`${codeText(draft)} · ${t('procedures.draft_of', { number: draft.number })}`,
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: t('procedures.drafts'), href: `${cataloguePath}/ban-thao` },
    ],
    width: 'narrow',
    errors: summaryWithin(withinList(problem)),
    actions: [
      ui.linkButton({
        text: t('procedures.preview'),
        href: `${cataloguePath}/${draft.procedureId}?ban=${draft.number}`,
        kind: 'secondary',
      }),
      ui.linkButton({ text: t('procedures.discard'), href: `${draftPath(draft.id)}/bo`, kind: 'secondary' }),
    ],
    tabs: ui.tabs(
      sections.map((each) => ({
        text: t(`procedures.section_${each}`),
        href: draftPath(draft.id, each),
        current: each === section,
        count: countOf(each),
      })),
    ),
    children: html`${readiness(draft, lacks)}${ui.severalForms()}<unsaved-guard question="${t('procedures.unsaved')}"
        >${await partOf({ context, draft, section, problem })}</unsaved-guard
      >${ui.script(script)}`,
  })
}
