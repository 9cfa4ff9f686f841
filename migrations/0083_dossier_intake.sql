-- What the counter knows of a dossier's arrival beyond the dossier itself, and the queue before it.
select kernel.open_schema('dossier_intake');

-- Only where there is something to say: came by post, was helped along, or was filled in beforehand.
create table dossier_intake.arrival (
  dossier_id uuid primary key,
  -- Who helped at the place of help, by name as it was told.
  helper text not null default '',
  shipment_number text not null default '',
  sender text not null default '',
  arrived_on date,
  -- By key of the form's field: from where it was filled in, and whether it was kept, changed or removed.
  provenance jsonb not null default '{}'
);

-- One row of applicants, one dossier each, filed together.
create table dossier_intake.party (
  id uuid primary key,
  name text not null,
  procedure_version_id uuid not null,
  reception_unit_id uuid not null,
  size smallint not null check (size > 0),
  filed_at timestamptz not null,
  filed_by uuid not null
);

-- Units that give out queue numbers.
create table dossier_intake.queue (
  unit_id uuid primary key,
  open boolean not null,
  set_by uuid not null,
  set_at timestamptz not null
);

-- Queue numbers: by unit and day, from 1. The row of the day is the lock.
create table dossier_intake.queue_day (
  unit_id uuid not null,
  day date not null,
  last integer not null,
  primary key (unit_id, day)
);
create table dossier_intake.ticket (
  id uuid primary key,
  unit_id uuid not null,
  day date not null,
  number integer not null,
  taken_at timestamptz not null,
  called_at timestamptz,
  called_by uuid,
  desk text not null default '',
  constraint "dossier_intake.number_taken" unique (unit_id, day, number)
);
create index ticket_waiting on dossier_intake.ticket (unit_id, day, number) where called_at is null;

revoke delete on dossier_intake.arrival, dossier_intake.party, dossier_intake.queue_day, dossier_intake.ticket from cchc_app;
