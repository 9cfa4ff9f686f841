-- Items of the public postal service that belong to dossiers: papers that come in, results and requests that go out.
select kernel.open_schema('dossier_shipments');

-- How far the news of the post have been read, and how it answered last. One row.
create table dossier_shipments.post (
  name text primary key,
  -- Opaque: whatever the post gave with the last page.
  read_to text not null default '',
  fetched_at timestamptz,
  failing_since timestamptz,
  failures integer not null default 0,
  last_error text not null default '',
  -- It is not asked before: the pause grows with each failure.
  pause_until timestamptz
);
insert into dossier_shipments.post (name) values ('post');

create table dossier_shipments.shipment (
  id uuid primary key,
  dossier_id uuid not null,
  direction text not null check (direction in ('papers', 'result', 'request')),
  -- On whom the post calls; the address is that of the day, whatever becomes of the applicant's.
  party_name text not null,
  party_phone text not null default '',
  party_address text not null default '',
  payer text not null default 'applicant' check (payer in ('applicant', 'authority')),
  fee bigint check (fee >= 0),
  -- One item may hold the papers of several dossiers.
  tracking_number text not null default '',
  -- By a rule where it names nobody.
  prepared_at timestamptz not null,
  prepared_by uuid,
  -- Ordered from the post.
  asked_at timestamptz,
  ask_attempts integer not null default 0,
  ask_error text not null default '',
  ask_refused_at timestamptz,
  -- Given to the post, by whom of ours.
  taken_over_at timestamptz,
  taken_over_by uuid,
  on_way_at timestamptz,
  delivered_at timestamptz,
  came_back_at timestamptz,
  lost_at timestamptz,
  -- The post's words about it, or what the clerk was shown.
  proof text not null default '',
  received_by text not null default '',
  -- When anything was last heard of it; what is silent is asked about.
  heard_at timestamptz,
  -- Delivered, but the dossier could not be handed over in the name of whoever gave it to the post.
  hand_over_refusal text not null default '',
  -- Nothing more is to be done with it.
  closed_at timestamptz,
  closed_by uuid,
  note text not null default '',
  version integer not null default 1,
  constraint "dossier_shipments.closing_needs_note" check (closed_by is null or note <> '')
);
create index shipment_dossier on dossier_shipments.shipment (dossier_id);
create index shipment_number on dossier_shipments.shipment (tracking_number) where tracking_number <> '';
create index shipment_open on dossier_shipments.shipment (prepared_at, id)
  where closed_at is null and (delivered_at is null or hand_over_refusal <> '');
create index shipment_given on dossier_shipments.shipment (taken_over_at, id) where taken_over_at is not null;
create unique index "dossier_shipments.result_on_its_way" on dossier_shipments.shipment (dossier_id)
  where direction = 'result' and closed_at is null and delivered_at is null and came_back_at is null and lost_at is null;

-- What the post said, each once, word for word. Without an item: its number is not known here, or it cannot be read.
create table dossier_shipments.news (
  id uuid primary key,
  digest text not null constraint "dossier_shipments.news_twice" unique,
  tracking_number text not null default '',
  known boolean not null,
  state text check (state in ('taken_over', 'on_way', 'delivered', 'came_back', 'lost')),
  at timestamptz,
  place text not null default '',
  proof text not null default '',
  received_by text not null default '',
  payload text not null,
  heard_at timestamptz not null
);
create index news_number on dossier_shipments.news (tracking_number, at);
create index news_unknown on dossier_shipments.news (heard_at desc) where not known;

revoke delete on dossier_shipments.shipment, dossier_shipments.news from cchc_app;

-- The postal items that the counter wrote down so far are shipments from now on, and stand nowhere else.
insert into dossier_shipments.shipment
  (id, dossier_id, direction, party_name, party_phone, party_address, tracking_number, prepared_at, prepared_by,
   delivered_at, heard_at, closed_at)
select dossier.id, dossier.id, 'papers', coalesce(nullif(arrival.sender, ''), dossier.applicant_name),
  dossier.applicant_phone, dossier.applicant_address, arrival.shipment_number, dossier.filed_at, dossier.filed_by,
  arrived.at, arrived.at, arrived.at
from dossier_intake.arrival
join dossiers.dossier on dossier.id = arrival.dossier_id,
lateral (select coalesce(arrival.arrived_on::timestamp at time zone 'Asia/Ho_Chi_Minh', dossier.filed_at) as at) as arrived
where arrival.shipment_number <> '';

-- Results that wait for the post already.
insert into dossier_shipments.shipment
  (id, dossier_id, direction, party_name, party_phone, party_address, prepared_at)
select gen_random_uuid(), dossier.id, 'result', dossier.applicant_name, dossier.applicant_phone, dossier.return_address,
  course.finished_at
from dossiers.dossier join dossiers.course on course.dossier_id = dossier.id
where dossier.return_by = 'post' and course.finished_at is not null and course.returned_at is null;

alter table dossier_intake.arrival drop column shipment_number, drop column sender, drop column arrived_on;
delete from dossier_intake.arrival where helper = '' and provenance = '{}';
