import { dateOf } from '../../foundation/calendar/index.ts'
import { getUnit } from '../../foundation/organisation/index.ts'
import { canAnywhere, ensureCan } from '../../kernel/access/actor.ts'
import { documentResponse } from '../../kernel/documents/download.ts'
import { notFound } from '../../kernel/errors.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { parseDate } from '../../kernel/text/dates.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { printHandOverList } from './hand-over-list.ts'
import { putNewsAside, putNewsAsideInput } from './news/unknown-news.ts'
import { showShipments, someFailedAddress } from './pages/list-page.ts'
import { showNewShipment } from './pages/new-page.ts'
import { showNews } from './pages/news-page.ts'
import { newPath, newsPath, shipmentsPath } from './pages/paths.ts'
import { showShipment } from './pages/shipment-page.ts'
import { cancelShipment, cancelShipmentInput } from './sending/cancel-shipment.ts'
import { handToPost, handToPostInput } from './sending/hand-to-post.ts'
import { prepareShipment, prepareShipmentInput } from './sending/prepare-shipment.ts'
import {
  closeShipment,
  closeShipmentInput,
  correctShipment,
  correctShipmentInput,
  recordOutcome,
  recordOutcomeInput,
} from './sending/settle-shipment.ts'
import { shipmentActions } from './shipment-access.ts'
import { t } from './texts.ts'

async function showList({ db, actor, url, lang }: SignedInContext): Promise<Response> {
  const unitId = url.searchParams.get('don-vi') ?? actor.unitId
  if (!isUuid(unitId)) throw notFound()
  ensureCan(actor, shipmentActions['dossier_shipments.read'], (await getUnit(db, unitId)).path)
  const day = parseDate(url.searchParams.get('ngay') ?? '') ?? dateOf(db.now)
  const pdf = await printHandOverList(db, unitId, day)
  return documentResponse(pdf, inLanguage(t('shipments.list_file', { day: day.toString() }), lang), 'pdf')
}

export const shipmentRoutes: readonly Route[] = [
  page(shipmentsPath, (context: SignedInContext) => showShipments(context)),
  page(`${shipmentsPath}/bang-ke.pdf`, showList),
  page(newPath, (context: SignedInContext) => showNewShipment(context)),
  action({
    path: newPath,
    name: 'dossier_shipments.prepare',
    input: prepareShipmentInput,
    run: prepareShipment,
    next: (id) => ({ to: `${shipmentsPath}/${id}`, said: 'shipments.said_prepared' }),
    again: showNewShipment,
  }),
  action({
    path: `${shipmentsPath}/giao`,
    name: 'dossier_shipments.hand_to_post',
    input: handToPostInput,
    run: handToPost,
    next: (done) =>
      done.failed.length > 0
        ? someFailedAddress(done)
        : { to: shipmentsPath, said: 'shipments.said_given', params: { count: done.done } },
    again: showShipments,
  }),
  page(`${newsPath}/:id`, (context: SignedInContext) => showNews(context)),
  action({
    path: `${newsPath}/:id/bo-qua`,
    name: 'dossier_shipments.put_news_aside',
    input: putNewsAsideInput,
    run: putNewsAside,
    next: () => ({ to: shipmentsPath, said: 'shipments.said_put_aside' }),
    again: showNews,
  }),
  page(`${shipmentsPath}/:id{[0-9a-f-]{36}}`, (context: SignedInContext) => showShipment(context)),
  action({
    path: `${shipmentsPath}/:id/sua`,
    name: 'dossier_shipments.correct',
    input: correctShipmentInput,
    run: correctShipment,
    next: (_, { id }) => ({ to: `${shipmentsPath}/${id}`, said: 'shipments.said_saved' }),
    again: showShipment,
  }),
  action({
    path: `${shipmentsPath}/:id/ket-qua`,
    name: 'dossier_shipments.record_outcome',
    input: recordOutcomeInput,
    run: recordOutcome,
    next: (_, { id }) => ({ to: `${shipmentsPath}/${id}`, said: 'shipments.said_recorded' }),
    again: showShipment,
  }),
  action({
    path: `${shipmentsPath}/:id/huy`,
    name: 'dossier_shipments.cancel',
    input: cancelShipmentInput,
    run: cancelShipment,
    next: (_, { id }) => ({ to: `${shipmentsPath}/${id}`, said: 'shipments.said_cancelled' }),
    again: showShipment,
  }),
  action({
    path: `${shipmentsPath}/:id/dong`,
    name: 'dossier_shipments.close',
    input: closeShipmentInput,
    run: closeShipment,
    next: (newId, { id }) => ({
      to: `${shipmentsPath}/${newId ?? id}`,
      said: newId ? 'shipments.said_again' : 'shipments.said_closed',
    }),
    again: showShipment,
  }),
]

export const shipmentDoors: readonly Door[] = [
  {
    href: shipmentsPath,
    text: t('shipments.title'),
    group: 'work',
    order: 30,
    show: (actor) => canAnywhere(actor, shipmentActions['dossier_shipments.read']),
  },
]
