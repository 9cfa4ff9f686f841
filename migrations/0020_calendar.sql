-- When authorities work and report. Rows belong to a unit and all below it, or to every unit where unit_id is null. A
-- row nearer to the unit overrides one further up.
select kernel.open_schema('calendar');

-- Every unit, where a constraint needs a value to compare.
create function calendar.owner(unit_id uuid) returns uuid language sql immutable parallel safe as
  $$ select coalesce(unit_id, '00000000-0000-0000-0000-000000000000') $$;

create table calendar.working_week (
  id uuid primary key,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  -- {"1": [{"from": "07:30", "to": "11:30"}]}: ISO weekday to intervals.
  hours jsonb not null,
  -- Only the counter is open; never counted.
  reception jsonb not null default '{}',
  document text not null,
  constraint "calendar.week_ends_before_it_begins" check (valid_to >= valid_from),
  constraint "calendar.document_required" check (document <> ''),
  constraint "calendar.weeks_overlap" exclude using gist (calendar.owner(unit_id) with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table calendar.decided_day (
  id uuid primary key,
  unit_id uuid,
  date date not null,
  kind text not null check (kind in ('holiday', 'compensation', 'swap_off', 'swap_work', 'closure', 'other_hours')),
  name text not null check (name <> ''),
  -- The day that a swapped, made-up or compensation day stands for; a made-up day has its hours.
  replaces date,
  hours jsonb,
  document text not null,
  active boolean not null,
  created_at timestamptz not null,
  constraint "calendar.document_required" check (document <> ''),
  constraint "calendar.replaced_day_required" check (kind <> 'swap_work' or replaces is not null),
  constraint "calendar.hours_required" check ((kind = 'other_hours') = (hours is not null))
);
-- Two proposals for a day may wait; only one thing holds.
create unique index "calendar.day_already_decided" on calendar.decided_day (unit_id, date) nulls not distinct where active;
create index decided_day_date on calendar.decided_day (date, unit_id);

-- A year stands here when all of its days off are decided; a deadline beyond may still move.
create table calendar.settled_year (
  id uuid primary key,
  year integer not null,
  document text not null,
  settled_at timestamptz not null,
  constraint "calendar.year_already_settled" unique (year),
  constraint "calendar.document_required" check (document <> '')
);

create table calendar.term_rules (
  id uuid primary key,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  received_after time,
  outside_hours text not null check (outside_hours in ('next_working_instant', 'at_once')),
  day_ends text not null check (day_ends in ('same_time', 'end_of_working_hours', 'end_of_day')),
  working_days text not null check (working_days in ('counted', 'as_working_time')),
  minutes_per_day integer not null check (minutes_per_day between 60 and 1440),
  document text not null,
  constraint "calendar.rules_end_before_they_begin" check (valid_to >= valid_from),
  constraint "calendar.document_required" check (document <> ''),
  constraint "calendar.term_rules_overlap" exclude using gist (calendar.owner(unit_id) with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table calendar.period_rule (
  id uuid primary key,
  unit_id uuid,
  -- Which kind of report: each has its own cut-offs.
  series text not null check (series ~ '^[a-z0-9_]{1,40}$'),
  key text not null check (key ~ '^[a-z0-9_]{1,40}$'),
  name text not null check (name <> ''),
  first_year integer not null check (first_year between 2000 and 2200),
  last_year integer,
  every integer not null check (every in (1, 3, 6, 12)),
  -- Months from January of the year: 0 is December of the year before.
  opens_month integer not null check (opens_month between -11 and 12),
  opens_day integer not null check (opens_day between 1 and 31),
  closes_month integer not null check (closes_month between 1 and 24),
  closes_day integer not null check (closes_day between 1 and 31),
  due_month integer check (due_month between 1 and 24),
  due_day integer check (due_day between 1 and 31),
  due_before boolean not null default false,
  cumulative boolean not null,
  document text not null,
  constraint "calendar.rule_ends_before_it_begins" check (last_year >= first_year),
  constraint "calendar.document_required" check (document <> ''),
  check ((due_month is null) = (due_day is null)),
  constraint "calendar.periods_overlap" exclude using gist
    (calendar.owner(unit_id) with =, series with =, key with =, int4range(first_year, last_year, '[]') with &&)
    where (key <> 'other')
);
