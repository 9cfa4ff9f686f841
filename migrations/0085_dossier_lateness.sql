-- What a late dossier owes: a warning in time, an apology with a new date before it expires, an explanation to the head.
select kernel.open_schema('dossier_lateness');

-- Who was warned of which date how many working days before: a rule may run as often as it likes.
create table dossier_lateness.warning (
  dossier_id uuid not null,
  due_at timestamptz not null,
  days_before smallint not null,
  warned_at timestamptz not null,
  primary key (dossier_id, due_at, days_before)
);

-- One case for each dossier that was about to be late or is. Whether it is late follows from its dates, never from here.
create table dossier_lateness.late_case (
  dossier_id uuid primary key,
  -- The competent unit when the case was opened: whose head answers for it.
  unit_id uuid not null,
  -- The date that was in danger.
  due_at timestamptz not null,
  -- Where it stood and who held it then.
  step_name text not null default '',
  holder_id uuid,
  opened_at timestamptz not null,
  -- The apology (form 04): sent with a reason and a new date, or not needed since it will be in time.
  apology text check (apology in ('sent', 'not_needed')),
  apology_reason text not null default '',
  new_due_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  -- The explanation to the head.
  cause text check (cause in ('officer', 'coordination', 'workload', 'system', 'applicant', 'law', 'other')),
  explanation text not null default '',
  responsible_id uuid,
  remedy text not null default '',
  explained_by uuid,
  explained_at timestamptz,
  version integer not null default 1,
  constraint "dossier_lateness.apology_needs_reason" check (apology is null or apology_reason <> ''),
  constraint "dossier_lateness.apology_needs_date" check (apology is distinct from 'sent' or new_due_at is not null),
  constraint "dossier_lateness.explanation_needs_words" check (explained_at is null or (explanation <> '' and cause is not null))
);
create index late_case_undecided on dossier_lateness.late_case (unit_id, due_at) where apology is null;
create index late_case_unexplained on dossier_lateness.late_case (unit_id, due_at) where explained_at is null;
