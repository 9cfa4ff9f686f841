// A postal item of a dossier: its directions and states. Pure.

/** Papers that come in; a result, or a request for papers, that goes out. */
export const directions = ['papers', 'result', 'request'] as const
export type Direction = (typeof directions)[number]

export const payers = ['applicant', 'authority'] as const
export type Payer = (typeof payers)[number]

/** What the post tells, in the order in which it happens to an item that arrives. */
export const newsStates = ['taken_over', 'on_way', 'delivered', 'came_back', 'lost'] as const
export type NewsState = (typeof newsStates)[number]

/** Before: lies here, or is ordered from the post; after: nothing more is to be done, whatever became of it. */
export type ShipmentState = 'prepared' | 'asked' | NewsState | 'cancelled' | 'closed'

export type ShipmentInstants = {
  asked_at: Temporal.Instant | null
  taken_over_at: Temporal.Instant | null
  on_way_at: Temporal.Instant | null
  delivered_at: Temporal.Instant | null
  came_back_at: Temporal.Instant | null
  lost_at: Temporal.Instant | null
  cancelled_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
}

const ends = ['delivered', 'came_back', 'lost'] as const

/** What the post took all the same, after it was cancelled, is on its way. */
export const isCancelled = ({ cancelled_at, taken_over_at, on_way_at }: ShipmentInstants): boolean =>
  cancelled_at !== null &&
  ![taken_over_at, on_way_at].some((at) => at && Temporal.Instant.compare(at, cancelled_at) >= 0)

/** Of its ends the latest counts: what was lost may be found, what was refused at the door may be delivered after all. */
export function shipmentStateOf(shipment: ShipmentInstants): ShipmentState {
  const [last] = ends
    .flatMap((state) => {
      const at = shipment[`${state}_at`]
      return at ? [{ state, at }] : []
    })
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
  if (last) return last.state
  if (shipment.closed_at) return 'closed'
  if (isCancelled(shipment)) return 'cancelled'
  if (shipment.on_way_at) return 'on_way'
  if (shipment.taken_over_at) return 'taken_over'
  return shipment.asked_at ? 'asked' : 'prepared'
}

/** As the post prints it: capitals and digits, without the spaces people type. */
export const trackingNumber = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
