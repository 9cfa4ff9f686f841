-- Processes: versioned graphs of steps, the cases that run in them, and the steps that are open or were done.
select kernel.open_schema('workflow');

create table workflow.process (
  id uuid primary key,
  -- The authority whose process it is; those below may use it.
  unit_id uuid not null,
  subject_kind text not null,
  name text not null,
  created_by uuid,
  created_at timestamptz not null,
  constraint "workflow.process_name_required" check (name <> '')
);
create index process_order on workflow.process (unit_id, name collate kernel.vietnamese, id);

create table workflow.process_version (
  id uuid primary key,
  process_id uuid not null references workflow.process (id),
  number integer not null,
  definition jsonb not null,
  -- The procedure's term it was checked against; null where it has none of working time.
  term jsonb,
  note text not null default '',
  edited_by uuid,
  edited_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  version integer not null default 1,
  constraint "workflow.version_number_taken" unique (process_id, number)
);
create unique index "workflow.draft_exists" on workflow.process_version (process_id) where published_at is null;

-- What cases run in never changes; the error reaches only a fault of ours.
create function workflow.keep_published() returns trigger language plpgsql as $$
begin
  raise exception 'a published process is not changed' using errcode = '23514', constraint = 'workflow.published_is_fixed';
end $$;
create trigger keep_published before update or delete on workflow.process_version
  for each row when (old.published_at is not null) execute function workflow.keep_published();

create table workflow.run (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  version_id uuid not null references workflow.process_version (id),
  -- Tokens and groups of engine/advance.ts.
  state jsonb not null,
  reception_id uuid not null,
  competent_id uuid not null,
  -- Code of the commune of the case's address, as of the day on which it began.
  address_code text,
  case_due_at timestamptz,
  started_at timestamptz not null,
  held_at timestamptz,
  ended_at timestamptz,
  outcome text,
  constraint "workflow.run_exists" unique (subject_id)
);
-- For moving what runs to another version.
create index run_open on workflow.run (version_id, id) where ended_at is null;

create table workflow.step (
  id uuid primary key,
  run_id uuid not null references workflow.run (id),
  subject_id uuid not null,
  -- The token that stands here; null for an opinion, which moves nothing.
  token integer,
  -- The step on which an opinion was asked.
  asked_on uuid references workflow.step (id),
  key text not null,
  name text not null,
  unit_id uuid not null,
  role text not null,
  person_id uuid,
  opened_at timestamptz not null,
  due_at timestamptz,
  case_due_at timestamptz,
  held_at timestamptz,
  -- When to remind, if at all, and what was said of it; emptied by the timer.
  remind_at timestamptz,
  overdue_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  action text,
  note text not null default '',
  question text not null default '',
  version integer not null default 1,
  constraint "workflow.closed_with_action" check ((closed_at is null) = (action is null))
);
create index step_subject on workflow.step (subject_id, opened_at);
-- Open steps are few, whatever lies in the archive. One index for each list people look at.
create index step_open_run on workflow.step (run_id) where closed_at is null;
create index step_open_unit on workflow.step (unit_id, case_due_at, id) where closed_at is null;
create index step_open_role on workflow.step (unit_id, role, case_due_at, id) where closed_at is null and person_id is null;
create index step_open_person on workflow.step (person_id, case_due_at, id) where closed_at is null and person_id is not null;
-- The timers' own lists.
create index step_to_remind on workflow.step (remind_at) where closed_at is null and remind_at is not null;
create index step_overdue on workflow.step (overdue_at) where closed_at is null and overdue_at is not null;
