import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { countFiled } from '../filed-under.ts'
import { ensureMayKeep } from '../procedure-access.ts'
import { findVersions, isLive, type ProcedureVersion } from '../procedure-version.ts'
import { lastAct, type TakenBack } from '../take-back.ts'
import { t } from './texts.ts'
import { cataloguePath } from './paths.ts'

const what = (version: ProcedureVersion): Text =>
  lastAct(version) === 'abolished'
    ? t('procedures.back_abolished', { decision: version.endDecisionNumber })
    : t('procedures.back_announced', {
        number: version.number,
        decision: version.decisionNumber,
        from: (lang) => formatDate(version.validFrom!, lang),
      })

/** Asks for the reason before the last decision on a procedure is taken back, or says why that cannot be. */
export async function showTakeBack(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame, params } = context
  const version = (await findVersions(db, params.id!)).find(isLive)
  if (!version) throw notFound('procedures.not_found')
  ensureMayKeep(actor, version.authorityPath)
  const act = lastAct(version)
  const count = act === 'announced' ? await countFiled(db, [version.id]) : 0
  const page = `${cataloguePath}/${version.procedureId}`
  return ui.staffPage({
    ...frame,
    title: t('procedures.take_back'),
    lead: html`${version.name} · ${version.code}`,
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: version.name, href: page },
    ],
    width: 'narrow',
    errors: problem?.errors,
    children:
      count > 0
        ? html`${ui.notice({ tone: 'warning', title: t('procedures.filed_under', { count }) })}
            <p><a href="${page}">${version.name}</a></p>`
        : ui.confirmation({
            action: `${page}/rut-lai`,
            csrf,
            hidden: { versionId: version.id, act },
            consequence: html`<p>${what(version)}</p>
              <p>${t('procedures.back_note')}</p>`,
            confirmText: t('procedures.take_back'),
            cancelHref: page,
            danger: true,
            fields: ui.textarea({
              ...fieldOf(problem, 'procedures.take_back', 'reason'),
              id: 'reason',
              label: t('procedures.back_reason'),
              rows: 3,
            }),
          }),
  })
}

/** What was taken back, by whom and why. */
export const takenBackList = (rows: readonly TakenBack[]): ui.Content =>
  rows.length > 0 &&
  html`<section>
    <h2>${t('procedures.taken_back_title')}</h2>
    <ul>
      ${rows.map(
        (row) =>
          html`<li>
            ${t(`procedures.was_${row.act as 'announced' | 'abolished'}`, {
              number: row.number,
              decision: row.decisionNumber,
              day: (lang) => formatDate(row.day, lang),
            })}
            <br /><span class="muted">${ui.dateTime(row.at)} · ${row.by}: ${row.reason}</span>
          </li>`,
      )}
    </ul>
  </section>`
