import { findUnitChoices } from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findInterlinked, getDossier, type Dossier } from '../../dossiers/index.ts'
import { findProcedures } from '../../procedures/index.ts'
import { mayAtItsUnits } from './may-at-its-units.ts'
import { keepingList } from '../lists/came-from.ts'
import { listCrumb } from './after-action.ts'
import { findForm } from './find-form.ts'
import { t } from '../texts.ts'

const most = 60

export const mayBeginInterlinked = (context: SignedInContext, dossier: Dossier): boolean =>
  dossier.procedure.interlinked &&
  dossier.accepted_at !== null &&
  dossier.ended_at === null &&
  mayAtItsUnits(context, dossier, 'dossiers.correct')

/** What the procedure names and was not begun yet. */
async function partsToBegin(db: Db, actor: Actor, dossier: Dossier) {
  const { interlinkedParts: codes } = dossier.procedure
  if (!codes.length) return []
  const begun = (await findInterlinked(db, actor, dossier.id)).map(({ procedure_id: id }) => id)
  const found = await Promise.all(codes.map((code) => findProcedures(db, { q: code, kind: 'public', limit: 1 })))
  return found.flat().filter(({ id, code }) => codes.includes(code) && !begun.includes(id))
}

/** Begins the dossier of another procedure at another unit that this one needs. */
export async function showInterlinkedForm(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params, url } = context
  const dossier = await getDossier(db, actor, params.id!)
  if (!mayBeginInterlinked(context, dossier)) throw forbidden({ action: 'dossiers.correct' })
  const word = (name: string): string => url.searchParams.get(name)?.trim().slice(0, 100) ?? ''
  const [procedureWords, unitWords] = [word('thu-tuc'), word('don-vi')]
  const parts = procedureWords ? [] : await partsToBegin(db, actor, dossier)
  const found = await findProcedures(db, { q: procedureWords, kind: 'public', limit: most })
  const isKnown = new Set([dossier.procedure.procedureId, ...parts.map(({ id }) => id)])
  const procedures = [...parts, ...found.filter(({ id }) => !isKnown.has(id))]
  const near = dossier.competent_path.split('.').slice(0, -1).join('.') || dossier.competent_path
  const units = await findUnitChoices(
    db,
    unitWords ? { words: unitWords, limit: most } : { within: [near], limit: most },
  )
  const name = 'dossier_handling.start_interlinked'
  const field = (key: string, usual = '') => ({
    name: key,
    value: typed(problem, name, key, usual),
    error: errorOf(problem, name, key),
  })
  const path = `/ho-so/${dossier.id}/lien-thong`
  const searchBox = (key: string, label: Parameters<typeof t>[0], value: string) =>
    ui.textInput({ name: key, label: t(label), type: 'search', value, width: 'medium' })
  return ui.staffPage({
    ...context.frame,
    title: t('handling.begin_interlinked'),
    lead: `${dossier.code} · ${dossier.procedure.name}`,
    crumbs: [listCrumb(url), { text: dossier.code, href: keepingList(url, `/ho-so/${dossier.id}`) }],
    errors: problem?.errors,
    children: html`${findForm(url, path, [
      searchBox('thu-tuc', 'handling.find_procedure', procedureWords),
      searchBox('don-vi', 'handling.find_unit', unitWords),
    ])}
    ${ui.form({
      action: `${path}${url.search}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(dossier.version) },
      children: [
        ui.select({
          ...field('procedureId'),
          label: t('handling.other_procedure'),
          options: procedures.map((one) => ({ value: one.id, text: `${one.name} (${one.code})` })),
        }),
        ui.select({
          ...field('receptionUnitId', unitWords ? '' : dossier.reception_unit_id),
          label: t('handling.other_unit'),
          options: units,
        }),
        ui.textarea({ ...field('abstract'), label: t('handling.abstract'), optional: true, rows: 2 }),
        ui.button({ text: t('handling.begin_interlinked') }),
      ],
    })}`,
  })
}
