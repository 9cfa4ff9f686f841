// Who hears at once of what happened to a piece of work. Nobody is told of what they did themselves.
import { findHeadsOf, findPeopleWho } from '../../../foundation/organisation/index.ts'
import { notify, type NoticeParams } from '../../../foundation/notifications/index.ts'
import { subscribe, type EventMessage } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { findAcceptors } from '../acceptors.ts'
import { trackingActions } from '../tracking-access.ts'
import { mayHear, toldWork, workHref, workParams, type ToldWork } from './told-work.ts'

type Telling = {
  whom: (db: Db, work: ToldWork, event: EventMessage) => Promise<(string | null | undefined)[]>
  params?: (event: EventMessage) => NoticeParams
  /** Another text than that of the event's own name. */
  kind?: (event: EventMessage) => string
  /** Of difficulties only those hear who may read them. */
  needs?: 'evidence'
}

const detailOf = (event: EventMessage, name: string): string => {
  const value = event.detail?.[name]
  return typeof value === 'string' ? value : ''
}

const dayOf = (event: EventMessage, name: string, as = name): NoticeParams => ({ [as]: { day: detailOf(event, name) } })

const whoAccepts: Telling['whom'] = (db, work, event) =>
  findAcceptors(db, { authorityPath: work.authority_path }, event.actorId)
const whoDecides = (db: Db, work: ToldWork) =>
  findPeopleWho(db, trackingActions['plan_tracking.decide'], work.authority_path)

/** The assignee; work that nobody was given yet is the head's. */
const responsibleOf = async (db: Db, work: ToldWork) =>
  work.person_id ? [work.person_id] : work.unit_id ? findHeadsOf(db, work.unit_id) : []

/** The person whom the event itself names. */
const personIn =
  (name: string): Telling['whom'] =>
  async (_db, _work, event) => [detailOf(event, name)]

/** Another date, or none any more: whoever plans their weeks by it must not find it out from the history. */
const dateChanged = (detail: string): Telling => ({
  whom: responsibleOf,
  kind: (event) => (detailOf(event, detail) ? 'plan_tracking.due_changed' : 'plan_tracking.due_removed'),
  params: (event) => (detailOf(event, detail) ? dayOf(event, detail, 'due') : {}),
})

const tellings: Record<string, Telling> = {
  assigned: { whom: personIn('personId') },
  due_changed: dateChanged('lastDay'),
  instructed: dateChanged('dueOn'),
  delivered: { whom: whoAccepts },
  accepted: { whom: personIn('deliveredBy') },
  returned: { whom: personIn('deliveredBy'), params: (event) => ({ reason: detailOf(event, 'reason') }) },
  extension_asked: { whom: whoDecides, params: (event) => dayOf(event, 'wantedOn') },
  extension_granted: { whom: personIn('askedBy'), params: (event) => dayOf(event, 'grantedOn') },
  extension_refused: { whom: personIn('askedBy'), params: (event) => ({ reason: detailOf(event, 'reason') }) },
  difficulty_raised: { whom: whoDecides, needs: 'evidence' },
  difficulty_answered: { whom: personIn('raisedBy'), needs: 'evidence' },
}

// A backup brought back or a demo that is told anew is history, not news.
const newsHours = 14 * 24

const isNews = (tx: Tx, event: EventMessage): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(event.at), tx.now.subtract({ hours: newsHours })) > 0

async function tell(tx: Tx, event: EventMessage, { whom, kind, params, needs }: Telling): Promise<void> {
  if (!isNews(tx, event)) return
  const work = await toldWork(tx).where('work_item.id', '=', event.subjectId).executeTakeFirst()
  if (!work) return
  const people = (await whom(tx, work, event)).filter((id) => id && id !== event.actorId) as string[]
  await notify(tx, {
    personIds: await mayHear(tx, work, people, needs),
    kind: kind?.(event) ?? event.name,
    params: { ...workParams(work), by: event.actorName, ...params?.(event) },
    href: workHref(work),
    about: work.id,
  })
}

export function tellOfEvents(): void {
  for (const [name, telling] of Object.entries(tellings))
    subscribe(`plan_tracking.${name}`, 'plan_tracking.tell', (tx, event) => tell(tx, event, telling))
}
