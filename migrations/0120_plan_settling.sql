-- Plan documents on their way into force: the file, what was read of it, and what a person made of that.
select kernel.open_schema('plan_settling');

create table plan_settling.import (
  id uuid primary key,
  authority_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  job_id uuid,
  -- The file's text with the places values are linked to, and what was understood; both as read, for ever.
  source jsonb,
  understood jsonb,
  -- What the person has made of it so far.
  draft jsonb,
  refused_code text,
  -- A corrected version of a plan that is in force already.
  corrects_plan_id uuid references plans.plan (id),
  plan_id uuid references plans.plan (id),
  created_by uuid not null,
  created_at timestamptz not null,
  read_at timestamptz,
  settled_at timestamptz,
  dropped_at timestamptz,
  version integer not null default 1
);
create index import_authority on plan_settling.import (authority_id, created_at desc);

-- Each step, with its way back: undo replays the inverse, and history tells who decided what.
create table plan_settling.step (
  id uuid primary key,
  import_id uuid not null references plan_settling.import (id),
  number integer not null,
  kind text not null,
  label text not null default '',
  forward jsonb not null,
  backward jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  undone_at timestamptz,
  constraint "plan_settling.step_taken" unique (import_id, number)
);

-- What a printed name of a unit stands for in this plan.
create table plan_settling.unit_choice (
  import_id uuid not null references plan_settling.import (id),
  printed_key text not null,
  printed text not null,
  decision text not null check (decision in ('units', 'open')),
  collective boolean not null default false,
  unit_ids uuid[] not null default '{}',
  -- Found by the program and not yet looked at, or chosen by a person.
  chosen_by uuid,
  chosen_at timestamptz not null,
  primary key (import_id, printed_key)
);
