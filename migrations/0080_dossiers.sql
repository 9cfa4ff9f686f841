-- Dossiers of administrative procedures, from filing to the result: one register for counter, online and post.
select kernel.open_schema('dossiers');

-- Rules of the clock: dated, each with its source, of every unit (unit_id null) or of a unit and those below it.
create table dossiers.clock_rule (
  id uuid primary key,
  unit_id uuid,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  verified boolean not null default false,
  set_by uuid,
  set_at timestamptz not null,
  constraint "dossiers.rule_ends_before" check (valid_to is null or valid_to >= valid_from),
  constraint "dossiers.rule_overlaps" exclude using gist (
    key with =, (coalesce(unit_id, '00000000-0000-0000-0000-000000000000')) with =, daterange(valid_from, valid_to, '[]') with &&
  )
);

-- Who of an authority handles the dossiers of a field; without a row the authority itself.
create table dossiers.handling_unit (
  authority_id uuid not null,
  field_id text not null,
  unit_id uuid not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (authority_id, field_id)
);

-- The identification code of an agency, with which the codes of its dossiers begin. Re-issued after reorganisations.
create table dossiers.agency_code (
  unit_id uuid not null,
  code text not null check (code ~ '^[0-9A-Z]{1,4}(\.[0-9A-Z]{1,4})*$'),
  valid_from date not null,
  set_by uuid,
  primary key (unit_id, valid_from)
);

-- Serial numbers: of codes by agency and day, of the receipt book by unit and day. The row is the lock, so a number
-- of the book is given out in the order of commits, without a gap, and never twice.
create table dossiers.code_counter (
  code text not null,
  day date not null,
  last integer not null,
  primary key (code, day)
);
create table dossiers.receipt_book (
  unit_id uuid not null,
  day date not null,
  last integer not null,
  primary key (unit_id, day)
);

-- What was filed: by whom, for whom, where, under which version of which procedure. Changes only by correction.
create table dossiers.dossier (
  id uuid primary key,
  code text not null constraint "dossiers.code_taken" unique,
  procedure_id uuid not null,
  procedure_version_id uuid not null,
  field_id text not null,
  -- The term chosen among the procedure's; empty: its ordinary one.
  term_key text not null default '',
  channel text not null check (channel in ('counter', 'online', 'post')),
  origin text not null default 'here' check (origin in ('here', 'national_portal')),
  help_unit_id uuid,
  reception_unit_id uuid not null,
  competent_unit_id uuid not null,
  -- The three units and all above them: one index answers a clerk of one unit and an administrator of all.
  scope_ids uuid[] not null,
  applicant_kind text not null check (applicant_kind in ('citizen', 'organisation', 'enterprise',
    'household_business', 'cooperative', 'foreigner', 'overseas_vietnamese', 'official')),
  applicant_name text not null check (applicant_name <> ''),
  applicant_number text not null default '',
  applicant_born date,
  applicant_phone text not null default '',
  applicant_email text not null default '',
  applicant_address text not null default '',
  -- Who hands it in for somebody else, and on which basis.
  submitter jsonb,
  abstract text not null default '',
  copies smallint not null default 1 check (copies between 1 and 999),
  answers jsonb not null default '{}',
  form_version_id uuid,
  return_by text not null default 'counter' check (return_by in ('counter', 'post', 'online')),
  return_address text not null default '',
  parent_id uuid references dossiers.dossier (id),
  group_id uuid,
  -- The second secret for following by code: guessing a code says nothing.
  secret text not null,
  search tsvector not null,
  filed_at timestamptz not null,
  filed_by uuid,
  constraint "dossiers.post_needs_address" check (return_by <> 'post' or return_address <> '')
);
create index dossier_search on dossiers.dossier using gin (search, scope_ids) with (fastupdate = on);
create index dossier_filed on dossiers.dossier (reception_unit_id, filed_at desc, id desc);
create index dossier_competent on dossiers.dossier (competent_unit_id, filed_at desc, id desc);
create index dossier_number on dossiers.dossier (applicant_number) where applicant_number <> '';
create index dossier_parent on dossiers.dossier (parent_id) where parent_id is not null;
create index dossier_group on dossiers.dossier (group_id) where group_id is not null;

-- What became of it. States are instants with names; due_at is derived from the clock events and kept for the index.
create table dossiers.course (
  dossier_id uuid primary key references dossiers.dossier (id),
  run_id uuid,
  accepted_at timestamptz,
  accepted_by uuid,
  receipt_unit_id uuid,
  receipt_day date,
  receipt_number integer,
  refused_at timestamptz,
  refused_by uuid,
  -- When somebody of the competent unit first did something: until then it is received, afterwards it is worked on.
  begun_at timestamptz,
  first_due_at timestamptz,
  due_at timestamptz,
  hand_over_due_at timestamptz,
  missed_at timestamptz,
  waiting_for text check (waiting_for in ('supplement', 'obligation', 'verification')),
  waiting_since timestamptz,
  supplements smallint not null default 0,
  extensions smallint not null default 0,
  finished_at timestamptz,
  finished_by uuid,
  returned_at timestamptz,
  returned_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  stopped_at timestamptz,
  stopped_by uuid,
  ended_at timestamptz generated always as (coalesce(refused_at, withdrawn_at, stopped_at, finished_at)) stored,
  reason text not null default '',
  version integer not null default 1,
  constraint "dossiers.receipt_number_twice" unique (receipt_unit_id, receipt_day, receipt_number),
  constraint "dossiers.refused_or_accepted" check (refused_at is null or accepted_at is null),
  constraint "dossiers.finished_unaccepted" check (finished_at is null or accepted_at is not null),
  constraint "dossiers.returned_unfinished" check (returned_at is null or finished_at is not null)
);
create index course_due on dossiers.course (due_at) where ended_at is null and due_at is not null;
create index course_to_return on dossiers.course (finished_at) where finished_at is not null and returned_at is null;

-- What the clock was told. Everything about dates follows from these rows; none is ever changed.
create table dossiers.clock_event (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier (id),
  kind text not null,
  at timestamptz not null,
  due_at timestamptz,
  reason text not null default '',
  by_person uuid,
  recorded_at timestamptz not null
);
create index clock_event_dossier on dossiers.clock_event (dossier_id, at, id);

-- Papers that came with it, each for a component of the list that was published on that day.
create table dossiers.paper (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier (id),
  component_key text not null,
  name text not null,
  copy_kind text not null check (copy_kind in ('original', 'copy', 'electronic', 'shown')),
  copies smallint not null default 1,
  file_id uuid,
  reused boolean not null default false,
  note text not null default '',
  supplement_id uuid,
  taken_at timestamptz not null,
  taken_by uuid
);
create index paper_dossier on dossiers.paper (dossier_id);

-- Requests for more papers: which components of the list, why; from the second on with the legal reason that allows it.
create table dossiers.supplement (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier (id),
  number smallint not null,
  component_keys text[] not null constraint "dossiers.supplement_names_nothing" check (cardinality(component_keys) > 0),
  reason text not null check (reason <> ''),
  legal_reason text not null default '',
  contact text not null default '',
  asked_at timestamptz not null,
  asked_by uuid,
  taken_at timestamptz,
  taken_by uuid,
  constraint "dossiers.supplement_number_twice" unique (dossier_id, number),
  constraint "dossiers.supplement_needs_legal_reason" check (number = 1 or legal_reason <> '')
);

-- What was decided and issued. A correction makes a new row; the old one says by what it was replaced.
create table dossiers.result (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier (id),
  result_key text not null,
  name text not null,
  number text not null default '',
  issued_on date not null,
  signed_by text not null default '',
  signed_how text not null default 'paper' check (signed_how in ('paper', 'electronic')),
  file_id uuid,
  valid_to date,
  replaced_by uuid references dossiers.result (id),
  correction_reason text not null default '',
  issued_at timestamptz not null,
  issued_by uuid
);
create index result_dossier on dossiers.result (dossier_id);

-- To whom the result was given, how, when.
create table dossiers.hand_over (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier (id),
  how text not null check (how in ('counter', 'post', 'online')),
  taken_by text not null,
  note text not null default '',
  at timestamptz not null,
  by_person uuid
);
create index hand_over_dossier on dossiers.hand_over (dossier_id);

-- What was printed, filed and served in the name of a dossier stays.
revoke update, delete on dossiers.clock_event, dossiers.hand_over from cchc_app;
revoke delete on dossiers.dossier, dossiers.course, dossiers.paper, dossiers.supplement, dossiers.result,
  dossiers.receipt_book, dossiers.code_counter from cchc_app;
