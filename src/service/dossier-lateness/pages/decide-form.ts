// The decision of the head: apology with reason and new date, or that it will be in time.
import { endOfWorkOn, rollForward, dateOf, hasWorkingTime, ZONE } from '../../../foundation/calendar/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findCalendar, moveToWork } from '../../dossiers/index.ts'
import type { LateCase, WithoutCase } from '../case-queries.ts'
import { decideApologyInput, timeOfDay, typedInstant } from '../decide-apology.ts'
import type { Apology } from '../decisions.ts'
import { t } from '../texts.ts'

const name = 'dossier_lateness.decide_apology'

/** When work ends on the next day of work: until then a result can be fetched. */
async function findTimes(db: Db, path: string, problem: FormProblem | undefined) {
  const calendar = await findCalendar(db, path)
  const end = hasWorkingTime(calendar, db.now) && endOfWorkOn(calendar, rollForward(calendar, dateOf(db.now)))
  const usual = end ? end.toZonedDateTimeISO(ZONE).toPlainTime().toString().slice(0, 5) : '17:00'
  const newDate = decideApologyInput.shape.newDate.safeParse(typed(problem, name, 'newDate')).data
  const newTime = typed(problem, name, 'newTime')
  if (!newDate || (newTime && !timeOfDay.test(newTime))) return { usual }
  const asked = typedInstant(calendar, { newDate, newTime })
  const moved = moveToWork(calendar, asked)
  const isPossible = Temporal.Instant.compare(asked, db.now) > 0 && Temporal.Instant.compare(moved, asked) > 0
  return { usual, moved: isPossible ? moved : undefined }
}

type Props = { offered: readonly Apology[]; most: number; problem: FormProblem | undefined }

export async function decideForm(
  context: SignedInContext,
  shown: WithoutCase | LateCase,
  { offered, most, problem }: Props,
): Promise<ui.Html> {
  const of = (field: string, current = '') => fieldOf(problem, name, field, current)
  const { usual, moved } = await findTimes(context.db, shown.competent_path, problem)
  const given = offered.includes('recorded') ? shown.granted : null
  return ui.section({
    id: 'quyet-dinh',
    title: t('lateness.decide_title'),
    children: html`<p class="muted">
        ${
          given
            ? t('lateness.record_hint', { due: formatDateTime(Temporal.Instant.from(given.due_at)) })
            : t(offered.includes('no_date') ? 'lateness.no_date_hint' : 'lateness.decide_hint', { most })
        }
      </p>
      ${ui.form({
        action: `/ho-so-tre-han/${shown.dossier_id}/xin-loi`,
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: shown.version > 0 ? { version: String(shown.version) } : {},
        children: html`${ui.radios({
          ...of('apology', offered.length === 1 ? offered[0] : ''),
          label: t('lateness.apology'),
          choices: offered.map((value) => ({ value, text: t(`lateness.apology_${value}`) })),
        })}
        ${ui.textarea({
          ...of('reason', given?.reason),
          label: t('lateness.reason'),
          hint: t('lateness.reason_hint'),
        })}
        ${
          offered.includes('sent') &&
          html`${ui.fieldRow([
            ui.dateInput({ ...of('newDate'), label: t('lateness.new_date') }),
            ui.textInput({ ...of('newTime', usual), label: t('lateness.new_time'), width: 'short' }),
          ])}
          ${
            moved &&
            ui.checkbox({
              ...of('moved'),
              value: moved.toString(),
              label: t('lateness.move_to', { at: formatDateTime(moved) }),
            })
          }`
        }
        ${ui.buttonGroup([ui.button({ text: t('lateness.decide') })])}`,
      })}`,
  })
}
