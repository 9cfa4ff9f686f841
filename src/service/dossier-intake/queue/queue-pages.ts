// The page where numbers are taken, large and plain; the board that calls them; the clerk's own button.
import { findAuthorities, findUnits, nameInPlace } from '../../../foundation/organisation/index.ts'
import { can, canAnywhere, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { scriptAsset } from '../../../kernel/ui/scripts.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { intakePath } from '../pages/intake-page.ts'
import { receptionPlaces, type Place } from '../places.ts'
import { t } from '../texts.ts'
import { findKiosks } from './kiosk.ts'
import { findQueue, queueActions, type Queue } from './queue.ts'

export const ticketPath = '/lay-so'
export const boardPath = '/bang-goi-so'

const script = scriptAsset(new URL('../assets/live-board.js', import.meta.url))

/** The place that the address names, among those of this person; heads who only set the queue see their centres. */
async function placeOf({ db, actor, url }: SignedInContext): Promise<Place & { mayServe: boolean; maySet: boolean }> {
  const scopes = scopesOf(actor, queueActions['dossier_intake.set_queue'])
  const serves = canAnywhere(actor, dossierActions['dossiers.receive'])
  if (!serves && scopes.length === 0) throw forbidden({ action: 'dossiers.receive' })
  const own = serves ? await receptionPlaces(db, actor) : []
  const set = scopes.length > 0 ? await findUnits(db, { within: scopes, kinds: ['centre'], limit: 300 }) : []
  const authorities = set.length > 1 ? await findAuthorities(db) : []
  const places = [
    ...own,
    ...set.map((unit) => ({ id: unit.id, path: unit.path, name: nameInPlace(unit, authorities) })),
  ]
  const place = places.find(({ id }) => id === url.searchParams.get('don-vi')) ?? places[0]
  if (!place) throw forbidden({ action: 'dossiers.receive' })
  return {
    ...place,
    mayServe: can(actor, dossierActions['dossiers.receive'], place.path),
    maySet: can(actor, queueActions['dossier_intake.set_queue'], place.path),
  }
}

const setForm = (context: SignedInContext, place: Place, { open }: Queue): ui.Html =>
  ui.buttonForm({
    action: `${ticketPath}/cai-dat?don-vi=${place.id}`,
    csrf: context.csrf,
    hidden: { unitId: place.id, ...(!open && { open: 'true' }) },
    text: t(open ? 'intake.queue_close' : 'intake.queue_open'),
    kind: 'secondary',
  })

/** On the device that is to give out numbers; and the devices that do, to be shut. */
const kioskForms = (context: SignedInContext, place: Place, kiosks: Awaited<ReturnType<typeof findKiosks>>): ui.Html =>
  ui.disclosure({
    summary: t('intake.kiosks'),
    open: context.url.searchParams.has('loi'),
    children: html`${
      kiosks.length > 0 &&
      ui.table({
        caption: t('intake.kiosks'),
        captionHidden: true,
        rows: kiosks,
        columns: [
          { header: t('intake.kiosk_name'), rowHeader: true, cell: (row) => row.name },
          {
            header: t('intake.kiosk_opened'),
            cell: (row) =>
              html`${ui.dateTime(row.opened_at)}${row.opened_by_name && html`<br />${row.opened_by_name}`}`,
          },
          {
            header: t('intake.kiosk_shut_it'),
            cell: (row) =>
              ui.buttonForm({
                action: `${ticketPath}/dong-may`,
                csrf: context.csrf,
                hidden: { id: row.id },
                text: t('intake.kiosk_shut_it'),
                about: row.name,
                small: true,
              }),
          },
        ],
      })
    }
    ${ui.form({
      action: `${ticketPath}/mo-may`,
      csrf: context.csrf,
      hidden: { unitId: place.id },
      children: [
        ui.textInput({
          name: 'name',
          label: t('intake.kiosk_name'),
          hint: t('intake.kiosk_hint'),
          error: context.url.searchParams.has('loi') ? t('intake.kiosk_name_missing') : undefined,
          width: 'medium',
        }),
        ui.button({ text: t('intake.kiosk_open'), kind: 'secondary' }),
      ],
    })}`,
  })

export async function showTickets(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const place = await placeOf(context)
  const queue = await findQueue(context.db, place.id, context.actor)
  const taken = context.url.searchParams.get('so')
  const number = taken && /^\d{1,5}$/.test(taken) ? Number(taken) : undefined
  return ui.staffPage({
    ...context.frame,
    title: t('intake.take_number'),
    lead: place.name,
    width: 'narrow',
    errors: problem?.errors,
    actions: [
      ui.linkButton({ text: t('intake.board'), href: `${boardPath}?don-vi=${place.id}`, kind: 'secondary' }),
      place.maySet && setForm(context, place, queue),
    ],
    children: html`${number !== undefined && html`<div role="status">${ui.bigNumber({ above: t('intake.your_number'), value: number })}</div>`}
    ${
      !queue.open &&
      ui.emptyState({
        title: t('dossier_intake.queue_closed_now'),
        body: t(place.maySet ? 'intake.queue_open_it' : 'intake.queue_ask_head'),
      })
    }
    ${
      queue.open &&
      place.mayServe &&
      ui.form({
        action: `${ticketPath}?don-vi=${place.id}`,
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: { unitId: place.id },
        children: html`<div class="field">${ui.button({ text: t('intake.take_number'), accesskey: 'l' })}</div>`,
      })
    }
    ${(queue.open || queue.waiting > 0) && html`<p class="lead">${t('intake.waiting', { count: queue.waiting })}</p>`}
    ${place.maySet && kioskForms(context, place, await findKiosks(context.db, place.id))}`,
  })
}

export async function showBoard(context: SignedInContext): Promise<ui.Html> {
  const place = await placeOf(context)
  const queue = await findQueue(context.db, place.id, context.actor)
  const [now, ...before] = queue.called
  return ui.staffPage({
    ...context.frame,
    title: t('intake.board'),
    lead: place.name,
    actions: ui.linkButton({
      text: t('intake.refresh'),
      href: `${boardPath}?don-vi=${place.id}`,
      kind: 'secondary',
      accesskey: 'r',
    }),
    children: html`<live-board
        ><div aria-live="polite">
          ${
            now
              ? ui.bigNumber({
                  above: t('intake.now_called'),
                  value: now.number,
                  below: now.desk && t('intake.at_desk', { desk: now.desk }),
                })
              : html`<p class="lead">${t('intake.nobody_called')}</p>`
          }
        </div>
        ${
          before.length > 0 &&
          html`<p class="lead">
            ${t('intake.called_before')} ${before.map(({ number }) => String(number)).join(', ')}
          </p>`
        }
        ${ui.descriptionList([
          { term: t('intake.waiting_now'), value: ui.number(queue.waiting) },
          {
            term: t('intake.mean_wait'),
            value: queue.meanMinutes === null ? null : t('intake.minutes', { count: queue.meanMinutes }),
          },
          {
            term: t('intake.longest_wait'),
            value: queue.longestMinutes === null ? null : t('intake.minutes', { count: queue.longestMinutes }),
          },
        ])}</live-board
      >${ui.script(script)}`,
  })
}

/** At the head of the counter's start page, where the unit gives out numbers. */
export async function callBar(context: SignedInContext, place: Place): Promise<ui.Content> {
  const queue = await findQueue(context.db, place.id, context.actor)
  if (!queue.open) return undefined
  return ui.form({
    action: `${intakePath}/goi-so`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    hidden: { unitId: place.id },
    children: ui.actionBar([
      ui.textInput({ name: 'desk', label: t('intake.desk'), value: queue.desk, width: 'short', optional: true }),
      ui.button({ text: t('intake.call_next'), kind: 'secondary', accesskey: 'g' }),
      html`<p>${t('intake.waiting', { count: queue.waiting })}</p>`,
    ]),
  })
}
