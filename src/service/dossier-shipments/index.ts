// The door of the post: what is sent and fetched for dossiers.
import type { Module } from '../../kernel/module.ts'
import { askPost, fetchFromPost } from './news/fetch-news.ts'
import { simulateInDemo } from './post/current-post.ts'
import { postGoesOn } from './post/demo-clock.ts'
import { shipmentDoors, shipmentRoutes } from './routes.ts'
import './sending/follow-results.ts'
import { cancelAtPost } from './sending/cancel-orders.ts'
import { orderFromPost } from './sending/order-shipments.ts'

export const dossierShipmentsModule: Module = {
  name: 'dossier-shipments',
  routes: shipmentRoutes,
  doors: shipmentDoors,
  start: simulateInDemo,
  jobs: [orderFromPost, cancelAtPost, fetchFromPost, askPost, postGoesOn],
}

export { registerPost } from './post/current-post.ts'
export { PostRefusal, type Post, type PostOrder } from './post/post.ts'
export { postalFacts } from './postal-facts.ts'
export { recordArrivedPapers } from './sending/prepare-shipment.ts'
export { findShipmentsOf } from './shipment-queries.ts'
export { arrivedFacts, publicShipments, shipmentsPart } from './shipments-part.ts'
