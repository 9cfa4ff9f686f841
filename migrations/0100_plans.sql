-- Reform plans: what an authority set itself for a year. Tracking, scoring and reports refer to these rows.
select kernel.open_schema('plans');

create table plans.plan (
  id uuid primary key,
  authority_id uuid not null,
  year integer not null,
  title text not null,
  kind text not null default '',
  number text not null default '',
  issued_on date,
  issuer text not null default '',
  signer text not null default '',
  theme text not null default '',
  tier text,
  budget_total bigint,
  -- Where it came from: the import that read it, the plan it was copied or carried over from, the plan above it.
  import_id uuid,
  file_id uuid,
  copied_from uuid references plans.plan (id),
  superior_id uuid references plans.plan (id),
  created_at timestamptz not null,
  created_by uuid not null,
  in_force_at timestamptz,
  in_force_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null default 1,
  constraint "plans.year_out_of_range" check (year between 2000 and 2100),
  constraint "plans.title_required" check (title <> ''),
  constraint "plans.budget_negative" check (budget_total >= 0)
);
create index plan_authority on plans.plan (authority_id, year desc, id);

create table plans.area (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  position integer not null,
  area_key text,
  name text not null,
  constraint "plans.area_position_taken" unique (plan_id, position) deferrable initially deferred
);

create table plans.goal (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  area_id uuid references plans.area (id),
  position integer not null,
  number text not null default '',
  text text not null
);
create index goal_plan on plans.goal (plan_id, position);

-- A target keeps the printed words beside what was understood of them.
create table plans.target (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  area_id uuid references plans.area (id),
  position integer not null,
  text text not null,
  metric_id text,
  comparator text not null,
  value numeric,
  value_to numeric,
  due_on date,
  unit text not null default '',
  scope text not null default '',
  -- False for the other of two contradicting values: kept, shown, not measured.
  binding boolean not null default true,
  place jsonb,
  dropped_at timestamptz,
  version integer not null default 1,
  constraint "plans.comparator_unknown" check (comparator in
    ('=', '>=', '>', '<=', '<', 'between', 'rank<=', 'by-date', 'increase', 'decrease', 'qualitative'))
);
create index target_plan on plans.target (plan_id, position);

-- What was reached, entered by hand for now. No data is a statement of its own, and is not zero.
create table plans.target_actual (
  id uuid primary key,
  target_id uuid not null references plans.target (id),
  as_of date not null,
  numerator numeric,
  denominator numeric,
  value numeric,
  no_data boolean not null default false,
  note text not null default '',
  file_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint "plans.actual_value_or_no_data" check (no_data or value is not null or (numerator is not null and denominator is not null)),
  constraint "plans.actual_denominator_negative" check (denominator >= 0)
);
create index target_actual_target on plans.target_actual (target_id, as_of desc, entered_at desc);

-- An order from above that tasks come from.
create table plans.directive (
  id uuid primary key,
  authority_id uuid not null,
  number text not null,
  issued_on date not null,
  issuer text not null,
  abstract text not null,
  file_id uuid,
  document_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null
);
create index directive_authority on plans.directive (authority_id, issued_on desc, id);

create table plans.task (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  area_id uuid references plans.area (id),
  goal_id uuid references plans.goal (id),
  directive_id uuid references plans.directive (id),
  duty_id uuid,
  position integer not null,
  number text not null default '',
  text text not null,
  note text not null default '',
  quantity numeric,
  quantity_unit text not null default '',
  budget bigint,
  levels text[] not null default '{}',
  -- The deadline as printed and as understood; see deadline.ts.
  deadline_text text not null default '',
  deadline_kind text not null default 'none',
  deadline_start date,
  deadline_end date,
  deadline_every text,
  deadline_exclusive boolean not null default false,
  deadline_basis text not null default '',
  due_dates date[] not null default '{}',
  place jsonb,
  dropped_at timestamptz,
  version integer not null default 1,
  constraint "plans.task_text_required" check (text <> ''),
  constraint "plans.budget_negative" check (budget >= 0),
  constraint "plans.deadline_kind_unknown" check (deadline_kind in
    ('by-date', 'by-month', 'in-quarters', 'in-year', 'in-years', 'recurring', 'ongoing', 'per-instruction', 'none'))
);
create index task_plan on plans.task (plan_id, position);
create index task_text on plans.task using gin (kernel.fold(text) gin_trgm_ops);

create table plans.task_output (
  id uuid primary key,
  task_id uuid not null references plans.task (id),
  position integer not null,
  text text not null
);
create index task_output_task on plans.task_output (task_id, position);

-- Who leads and who helps: as printed, and the units it stands for. A collective stands for several, an unsettled one for none.
create table plans.task_party (
  id uuid primary key,
  task_id uuid not null references plans.task (id),
  role text not null check (role in ('lead', 'coordinate')),
  position integer not null,
  printed text not null,
  collective boolean not null default false
);
create index task_party_task on plans.task_party (task_id, role, position);

create table plans.task_party_unit (
  party_id uuid not null references plans.task_party (id) on delete cascade,
  unit_id uuid not null,
  primary key (party_id, unit_id)
);
create index task_party_unit_unit on plans.task_party_unit (unit_id);

-- Duties and reporting duties of the body text; one becomes a task in one action.
create table plans.duty (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  position integer not null,
  kind text not null,
  units text[] not null default '{}',
  section text not null default '',
  text text not null,
  place jsonb
);
create index duty_plan on plans.duty (plan_id, position);

create table plans.reporting_duty (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  position integer not null,
  name text not null,
  period text not null,
  cutoff_from date,
  cutoff_to date,
  due_on date,
  due_rule text not null default '',
  reporter text not null default '',
  recipient text not null default '',
  place jsonb
);
create index reporting_duty_plan on plans.reporting_duty (plan_id, position);

create table plans.legal_basis (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  position integer not null,
  role text not null,
  kind text not null,
  number text not null default '',
  issued_on text not null default '',
  issuer text not null default '',
  source_error text not null default ''
);
create index legal_basis_plan on plans.legal_basis (plan_id, position);

-- A plan in force changes by a deciding document only.
create table plans.amendment (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  number text not null,
  decided_on date not null,
  reason text not null,
  file_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null
);
create index amendment_plan on plans.amendment (plan_id, entered_at desc);
