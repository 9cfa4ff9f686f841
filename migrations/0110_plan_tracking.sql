-- Following a plan in force: what each responsible unit owes by when, and what it did.
select kernel.open_schema('plan_tracking');

-- One unit's share of a task for one due date. A recurring deadline gives one for each date, a collective lead one for
-- each unit. The first due date is kept for ever; lateness is derived from the dates, never stored.
create table plan_tracking.work_item (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  task_id uuid not null references plans.task (id),
  area_id uuid,
  authority_id uuid not null,
  unit_id uuid,
  period_label text not null default '',
  kind text not null,
  first_due_on date,
  granted_due_on date,
  exclusive boolean not null default false,
  person_id uuid,
  percent integer not null default 0 check (percent between 0 and 100),
  started_at timestamptz,
  delivered_at timestamptz,
  accepted_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  version integer not null default 1,
  constraint "plan_tracking.work_item_twice" unique nulls not distinct (task_id, unit_id, first_due_on)
);
create index work_item_plan on plan_tracking.work_item (plan_id, area_id);
create index work_item_unit on plan_tracking.work_item (unit_id, first_due_on);
create index work_item_person on plan_tracking.work_item (person_id) where accepted_at is null and cancelled_at is null;

create table plan_tracking.progress (
  id uuid primary key,
  work_item_id uuid not null references plan_tracking.work_item (id),
  percent integer not null check (percent between 0 and 100),
  text text not null,
  entered_by uuid not null,
  entered_at timestamptz not null
);
create index progress_item on plan_tracking.progress (work_item_id, entered_at desc);

create table plan_tracking.delivery (
  id uuid primary key,
  work_item_id uuid not null references plan_tracking.work_item (id),
  output_id uuid,
  text text not null,
  link text not null default '',
  delivered_by uuid not null,
  delivered_at timestamptz not null,
  decision text check (decision in ('accepted', 'returned')),
  reason text not null default '',
  decided_by uuid,
  decided_at timestamptz,
  constraint "plan_tracking.return_needs_reason" check (decision is distinct from 'returned' or reason <> '')
);
create index delivery_item on plan_tracking.delivery (work_item_id, delivered_at desc);

create table plan_tracking.delivery_file (
  delivery_id uuid not null references plan_tracking.delivery (id),
  file_id uuid not null,
  name text not null,
  primary key (delivery_id, file_id)
);

create table plan_tracking.extension (
  id uuid primary key,
  work_item_id uuid not null references plan_tracking.work_item (id),
  wanted_on date not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  granted_on date,
  decision text check (decision in ('granted', 'refused')),
  decision_reason text not null default '',
  decided_by uuid,
  decided_at timestamptz
);
create index extension_item on plan_tracking.extension (work_item_id, asked_at desc);
create unique index "plan_tracking.extension_already_asked" on plan_tracking.extension (work_item_id) where decision is null;

create table plan_tracking.difficulty (
  id uuid primary key,
  work_item_id uuid not null references plan_tracking.work_item (id),
  text text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz
);
create index difficulty_item on plan_tracking.difficulty (work_item_id, raised_at desc);
