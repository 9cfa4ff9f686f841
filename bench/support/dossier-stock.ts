// An archive of N dossiers and some 10·N rows that happened to them, laid down by set-based SQL: real commands would need
// a day for a million. Dates come from the same pure clock as real ones, computed once for each half day, procedure and
// course; a sample is then read back through the module and must agree.
import { sql } from 'kysely'
import pg from 'pg'
import { dateOf, getUnitClock } from '../../src/foundation/calendar/index.ts'
import { createUnit, createUnitInput } from '../../src/foundation/organisation/index.ts'
import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Db, Tx } from '../../src/kernel/database/types.ts'
import { fold } from '../../src/kernel/text/vietnamese.ts'
import { readDossierClock, type ClockEvent } from '../../src/service/dossiers/dossier-clock.ts'
import { findClockEvents, termsOf } from '../../src/service/dossiers/keep-clock.ts'
import { searchWords } from '../../src/service/dossiers/dossier-input.ts'
import { findClockRules, readClockOf, type OneStop } from '../../src/service/dossiers/index.ts'
import { getProcedureVersion } from '../../src/service/procedures/index.ts'

export type Place = { authority: string; reception: string; competent: string; scope: string[] }

/** As many communes as a province has, the first of them the one of the cast. */
export async function makePlaces(
  tx: Tx,
  administrator: Actor,
  units: Record<'province' | 'tanLap' | 'tanLapCulture' | 'tanLapCentre', string>,
  count: number,
): Promise<Place[]> {
  const { province, tanLap, tanLapCulture, tanLapCentre } = units
  const scope = [province, tanLap, tanLapCentre, tanLapCulture]
  const places: Place[] = [{ authority: tanLap, reception: tanLapCentre, competent: tanLapCulture, scope }]
  const unit = (fields: Record<string, unknown>) =>
    createUnit(tx, administrator, createUnitInput.parse({ from: '2025-07-01', ...fields }))
  for (let number = 2; number <= count; number++) {
    const authority = await unit({
      parentId: province,
      name: `Ủy ban nhân dân xã Đồng Mơ ${number}`,
      kind: 'commune',
      tier: 'commune',
      isAuthority: 'on',
      code: String(97_500 + number),
    })
    const reception = await unit({
      parentId: authority,
      name: 'Trung tâm Phục vụ hành chính công',
      kind: 'centre',
    })
    places.push({ authority, reception, competent: authority, scope: [province, authority, reception] })
  }
  return places
}

const hours = ['08:10', '09:20', '10:40', '13:45', '14:50', '16:15']
const names = ['birth', 'marriage', 'copies', 'land'] as const
const local = (day: Temporal.PlainDate, time: string) => Temporal.Instant.from(`${day.toString()}T${time}:00+07:00`)

type Slot = Record<string, unknown>

/** Every moment of reception × procedure × course, with what the clock makes of it. */
async function slotsUntil(db: Db, shop: OneStop, path: string, until: Temporal.PlainDate): Promise<Slot[]> {
  const first = Temporal.PlainDate.from('2026-01-02')
  const { calendar, rules: termRules } = await getUnitClock(db, path, { from: first, to: until.add({ years: 1 }) })
  const rules = await findClockRules(db, path, local(first, '07:00'))
  const versions = await Promise.all(names.map((name) => getProcedureVersion(db, shop.procedures[name].versionId)))
  const slots: Slot[] = []
  let time = 0
  for (let day = first; Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek > 5) continue
    for (const hour of hours) {
      const accepted = local(day, hour)
      for (const [kind, version] of versions.entries())
        for (const course of [0, 1]) {
          const asked = accepted.add({ hours: 1 })
          const taken = accepted.add({ hours: 25 })
          const events: ClockEvent[] = [
            { kind: 'accepted', at: accepted },
            ...(course
              ? [{ kind: 'supplement_asked', at: asked } as const, { kind: 'supplement_taken', at: taken } as const]
              : []),
          ]
          const effect = version.supplementEffect
          const clock = readDossierClock(
            {
              calendar,
              termRules,
              rules: effect ? { ...rules, supplement_effect: effect } : rules,
              terms: termsOf(version, ''),
            },
            events,
          )
          const plain = readDossierClock({ calendar, termRules, rules, terms: termsOf(version, '') }, [events[0]!])
          slots.push({
            time_no: time,
            kind,
            course,
            accepted,
            asked: course ? asked : null,
            taken: course ? taken : null,
            due: clock.due,
            first_due: plain.due,
            missed: clock.missed,
            hand_over_due: clock.handOverDue,
            procedure_id: version.procedureId,
            version_id: version.id,
            field_id: version.fieldId,
            component: version.components[0]!.key,
            component_name: version.components[0]!.name,
            result: version.results[0]!.key,
            result_name: version.results[0]!.name,
            words: searchWords({ code: '', applicantName: '' }, version.name),
          })
        }
      time += 1
    }
  }
  return slots
}

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
const middle = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Hữu', 'Quang', 'Thanh', 'Thu', 'Đức', 'Xuân', 'Kim']
const given =
  'An Anh Bình Châu Chi Cường Dũng Dương Giang Hà Hải Hạnh Hiền Hoa Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phúc Quân Sơn Tâm Thảo Thắng Trang Tuấn Vân Yến'.split(
    ' ',
  )
const applicants = family.flatMap((one) => middle.flatMap((two) => given.map((three) => `${one} ${two} ${three}`)))

const chunk = 50_000

const steps: readonly [string, string, string, 'reception' | 'competent'][] = [
  ['check_in', 'receive', 'clerk', 'reception'],
  ['assign', 'forward', 'unit_head', 'competent'],
  ['handle', 'propose', 'specialist', 'competent'],
  ['approve', 'approve', 'unit_head', 'competent'],
  ['sign', 'sign', 'leader', 'competent'],
  ['issue', 'issue', 'clerk', 'reception'],
  ['hand_over', 'hand_over', 'clerk', 'reception'],
]

/** Until when they were filed and handled: a Friday in working hours, so that every run counts the same days. */
export const stockUntil = Temporal.Instant.from('2026-11-20T02:00:00Z')

type Asked = {
  superuserUrl: string
  db: Db
  shop: OneStop
  places: readonly Place[]
  clerkId: string
  dossiers: number
}

/** `path`: of the competent unit of the first place, whose calendar all have. */
type Stock = Asked & { path: string }

/** Lays it down, says how long it took and how many rows came of it, and reads some of them back. */
export async function fillArchive(asked: Asked): Promise<void> {
  const { path } = await asked.db.query
    .selectFrom('organisation.unit')
    .select(sql<string>`path::text`.as('path'))
    .where('id', '=', asked.places[0]!.competent)
    .executeTakeFirstOrThrow()
  const began = performance.now()
  const counts = await layDown({ ...asked, path })
  console.log(`laid down in ${((performance.now() - began) / 1000).toFixed(0)} s:`, counts)
  await examine(asked.db, asked.superuserUrl, path)
}

async function layDown(stock: Stock): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: stock.superuserUrl })
  await client.connect()
  try {
    // Foreign keys are looked at once at the end, and the history is not queued for sealing.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set timezone = 'UTC';
      set maintenance_work_mem = '256MB'; set work_mem = '64MB'; select kernel.ensure_audit_months('2026-01-01', 12)`)
    await layReferences(client, stock)
    const { rows } = await client.query<{ definition: string }>(
      `select pg_get_indexdef('dossiers.search_entry_words'::regclass) as definition`,
    )
    await client.query('drop index dossiers.search_entry_words')
    for (let from = 0; from < stock.dossiers; from += chunk)
      await layChunk(client, stock, from, Math.min(from + chunk, stock.dossiers))
    await client.query(rows[0]!.definition)
    await client.query(`insert into dossiers.receipt_book as book (unit_id, day, last)
      select receipt_unit_id, receipt_day, max(receipt_number) from dossiers.course
      where receipt_unit_id is not null group by 1, 2
      on conflict (unit_id, day) do update set last = greatest(book.last, excluded.last)`)
    await client.query('drop schema stock cascade')
    await client.query('select dossier_statistics.rebuild()')
    // Each by itself: a vacuum stands in no transaction.
    for (const table of tables) await client.query(`vacuum (analyze) ${table}`)
    // A real archive grew over years: what is left to be written of laying it down at once is not to be measured.
    await client.query('checkpoint')
    return await countRows(client)
  } finally {
    await client.end()
  }
}

const tables = [
  'dossiers.dossier',
  'dossiers.search_entry',
  'dossiers.course',
  'dossiers.clock_event',
  'dossiers.paper',
  'dossiers.supplement',
  'dossiers.result',
  'dossiers.hand_over',
  'dossiers.receipt_book',
  'workflow.run',
  'workflow.step',
  'kernel.audit',
  'dossier_statistics.change',
  'dossier_statistics.sum',
]

async function countRows(client: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    counts[table] = rows[0]!.count
  }
  return counts
}

async function layReferences(client: pg.Client, { db, shop, places, path }: Stock): Promise<void> {
  await client.query('create schema stock')
  const slots = await slotsUntil(db, shop, path, dateOf(stockUntil))
  const keep = async (name: string, columns: string, rows: unknown) => {
    await client.query(
      `create unlogged table stock.${name} as select * from jsonb_to_recordset($1::jsonb) as row (${columns})`,
      [JSON.stringify(rows)],
    )
    await client.query(`analyze stock.${name}`)
  }
  await keep(
    'slot',
    `time_no int, kind int, course int, accepted timestamptz, asked timestamptz, taken timestamptz, due timestamptz,
      first_due timestamptz, missed timestamptz, hand_over_due timestamptz, procedure_id uuid, version_id uuid,
      field_id text, component text, component_name text, result text, result_name text, words text[]`,
    slots,
  )
  await keep(
    'place',
    'no int, reception uuid, competent uuid, scope uuid[]',
    places.map((place, no) => ({ no, ...place })),
  )
  await keep(
    'applicant',
    'no int, name text, words text[]',
    applicants.map((name, no) => ({ no, name, words: fold(name).split(' ') })),
  )
  await keep(
    'step',
    'no int, key text, action text, role text, at text',
    steps.map(([key, action, role, at], index) => ({ no: index + 1, key, action, role, at })),
  )
}

/** One in two hundred, and two in a hundred of the last week, still stand at one of the steps. */
async function layChunk(client: pg.Client, stock: Stock, from: number, to: number): Promise<void> {
  const { dossiers, places, clerkId, shop } = stock
  await client.query('drop table if exists stock.one')
  await client.query(
    `create unlogged table stock.one as
    with times as (select max(time_no) + 1 as count from stock.slot),
    drawn as (
      select k, (k::bigint * times.count / $3)::int as time_no, k % 4 as kind, (k::bigint * 7919 % ${places.length})::int as place_no,
        (k::bigint * 104729 % ${applicants.length})::int as applicant_no, (k::bigint * 15485863 % 1000)::int as chance,
        times.count as times
      from generate_series($1::int, $2::int - 1) as k, times
    ),
    coursed as (
      select *, case when chance < 5 or (time_no > times - 30 and chance < 100) then 2 + (k / 7) % 6 else 8 end as stands_at
      from drawn
    )
    select coursed.k, stands_at, chance, slot.*, place.reception, place.competent, place.scope,
      applicant.name as applicant, applicant.words as applicant_words,
      uuidv7(slot.accepted - interval '10 minutes' - now()) as id, uuidv7(slot.accepted - now()) as run_id,
      slot.accepted - interval '10 minutes' as filed,
      'H97.99-' || to_char(slot.accepted at time zone '+07', 'YYMMDD') || '-' || lpad(k::text, 7, '0') as code,
      '097' || lpad((k::bigint * 6700417 % 1000000000)::text, 9, '0') as number,
      '09' || lpad((k::bigint * 2147483 % 100000000)::text, 8, '0') as phone,
      case when stands_at > 6 then least($4::timestamptz - interval '2 hours', greatest(
        coalesce(slot.taken, slot.accepted) + interval '5 minutes',
        case when chance >= 970 then slot.due + interval '20 hours'
          else slot.accepted + (slot.due - slot.accepted) * (0.1 + chance / 1100.0) end)) end as finished
    from coursed
    join stock.slot on slot.time_no = coursed.time_no and slot.kind = coursed.kind
      and slot.course = case when stands_at = 8 and chance between 900 and 949 then 1 else 0 end
    join stock.place on place.no = place_no
    join stock.applicant on applicant.no = applicant_no`,
    [from, to, dossiers, stockUntil.toString()],
  )
  await client.query(
    `insert into dossiers.dossier (id, code, procedure_id, procedure_version_id, field_id, channel, reception_unit_id,
      competent_unit_id, scope_ids, applicant_kind, applicant_name, applicant_number, applicant_phone, secret,
      filed_at, filed_by)
    select id, code, procedure_id, version_id, field_id, case when chance % 3 = 0 then 'online' else 'counter' end,
      reception, competent, scope, 'citizen', applicant, number, phone, 'STOCK234', filed, '${clerkId}'
    from stock.one`,
  )
  await client.query(
    `insert into dossiers.search_entry (dossier_id, search, scope_ids, filed_at)
    select id, array_to_tsvector(array(select distinct word from unnest(words || applicant_words || dossiers.code_tails(code)
        || array[number, phone]) as word)),
      scope, filed
    from stock.one`,
  )
  await client.query(
    `insert into dossiers.course (dossier_id, run_id, accepted_at, accepted_by, receipt_unit_id, receipt_day,
      receipt_number, begun_at, first_due_at, due_at, hand_over_due_at, missed_at, supplements, finished_at, finished_by,
      returned_at, returned_by, version)
    select id, run_id, accepted, '${clerkId}', reception, (accepted at time zone '+07')::date, k + 1,
      case when stands_at > 2 then accepted + interval '4 minutes' end, first_due, due, hand_over_due, missed, course,
      finished, case when finished is not null then '${clerkId}'::uuid end,
      case when stands_at = 8 then finished + interval '1 hour' end,
      case when stands_at = 8 then '${clerkId}'::uuid end, 5
    from stock.one`,
  )
  await client.query(
    `insert into dossiers.clock_event (id, dossier_id, kind, at, by_person, recorded_at)
    select uuidv7(event.at - now()), id, event.kind, event.at, '${clerkId}', event.at from stock.one, lateral (values
      ('accepted', accepted), ('supplement_asked', asked), ('supplement_taken', taken)) as event (kind, at)
    where event.at is not null`,
  )
  await client.query(
    `insert into dossiers.supplement (id, dossier_id, number, component_keys, reason, asked_at, taken_at)
    select uuidv7(asked - now()), id, 1, array[component], 'Thiếu giấy tờ', asked, taken from stock.one where course = 1`,
  )
  await client.query(
    `insert into dossiers.paper (id, dossier_id, component_key, name, copy_kind, taken_at, taken_by)
    select uuidv7(filed - now()), id, component, component_name, 'original', filed, '${clerkId}' from stock.one`,
  )
  await client.query(
    `insert into dossiers.result (id, dossier_id, result_key, name, issued_on, issued_at, issued_by)
    select uuidv7(finished - now()), id, result, result_name, (finished at time zone '+07')::date, finished, '${clerkId}'
    from stock.one where finished is not null`,
  )
  await client.query(
    `insert into dossiers.hand_over (id, dossier_id, how, taken_by, at, by_person)
    select uuidv7(finished - now()), id, 'counter', applicant, finished + interval '1 hour', '${clerkId}'
    from stock.one where stands_at = 8`,
  )
  await client.query(
    `insert into workflow.run (id, subject_kind, subject_id, version_id, state, reception_id, competent_id, case_due_at,
      started_at, ended_at, outcome)
    select run_id, 'dossier', id, '${shop.processVersionId}', jsonb_build_object('last', least(stands_at, 7), 'groups',
        '[]'::jsonb, 'tokens', case when stands_at = 8 then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
          'id', stands_at, 'at', step.key, 'group', null)) end),
      reception, competent, due, filed, case when stands_at = 8 then finished + interval '1 hour' end,
      case when stands_at = 8 then 'done' end
    from stock.one left join stock.step on step.no = stands_at`,
  )
  await client.query(
    `insert into workflow.step (id, run_id, subject_id, token, key, name, unit_id, role, opened_at, due_at, case_due_at,
      closed_at, closed_by, action, version)
    select uuidv7(opened - now()), run_id, one.id, no, key, 'Bước ' || key,
      case when step.at = 'reception' then reception else competent end, role, opened, due, due,
      case when no < stands_at then opened + interval '3 minutes' end,
      case when no < stands_at then '${clerkId}'::uuid end, case when no < stands_at then action end, 2
    from stock.one as one, stock.step, lateral (select case when no = 1 then filed when no = 7 then
      coalesce(finished, accepted) else accepted + (coalesce(finished, accepted + interval '1 hour') - accepted)
        * ((no - 1) / 7.0) end as opened) as open
    where no <= stands_at`,
  )
  await client.query(
    `insert into kernel.audit (at, request_id, actor_id, actor_name, action, subject_kind, subject_id, unit_id, detail)
    select at, run_id, '${clerkId}', 'Ngô Thị Hoa', action, 'dossier', id, competent, jsonb_build_object('code', code)
    from stock.one, lateral (values (filed, 'dossiers.filed'), (accepted, 'dossiers.accepted')) as told (at, action)`,
  )
}

/** What the doctor would say of it: nothing hangs loose, and a sample has the dates and words that commands give. */
async function examine(db: Db, superuserUrl: string, path: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const { rows } = await client.query<{ loose: number }>(`select
    (select count(*) from dossiers.dossier as one left join dossiers.course on dossier_id = one.id
      where dossier_id is null)::int
    + (select count(*) from workflow.run left join dossiers.dossier as one on one.id = subject_id
      where one.id is null)::int as loose`)
  await client.end()
  if (rows[0]!.loose) throw new Error(`${rows[0]!.loose} rows of the stock hang loose`)
  const sample = await db.query
    .selectFrom('dossiers.dossier as dossier')
    .innerJoin('dossiers.course as course', 'course.dossier_id', 'dossier.id')
    .select(['dossier.id', 'code', 'procedure_version_id', 'term_key', 'accepted_at', 'due_at', 'supplements'])
    .innerJoin('dossiers.search_entry as entry', 'entry.dossier_id', 'dossier.id')
    .select(['applicant_name', 'applicant_number', 'applicant_phone', 'entry.search'])
    .where('secret', '=', 'STOCK234')
    .where((eb) => eb(eb.fn<number>('hashtext', ['dossier.code']), '>', 2_100_000_000))
    .limit(300)
    .execute()
  for (const one of sample) {
    const events = await findClockEvents(db, one.id)
    const clock_events = events.map(({ kind, at, dueAt }) => ({
      kind,
      at: String(at),
      due_at: dueAt ? String(dueAt) : null,
    }))
    const clock = await readClockOf(db, { ...one, competent_path: path, clock_events })
    if (String(clock?.due) !== String(one.due_at))
      throw new Error(`${one.code}: due ${String(one.due_at)}, the clock says ${String(clock?.due)}`)
    if (one.supplements && events.length !== 3) throw new Error(`${one.code}: its events`)
    const { name } = await getProcedureVersion(db, one.procedure_version_id)
    const words = searchWords(
      {
        code: one.code,
        applicantName: one.applicant_name,
        applicantNumber: one.applicant_number,
        applicantPhone: one.applicant_phone,
      },
      name,
    )
    const missing = words.filter((word) => !one.search.includes(`'${word}'`))
    if (missing.length) throw new Error(`${one.code}: not found by ${missing.join(', ')}`)
  }
  console.log(`${sample.length} of them read back: dates and words agree`)
}
