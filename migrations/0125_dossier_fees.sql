-- Money of dossiers: what was taken and given back, and what a correction changed of what is owed. Rows are added and never
-- changed: what was owed on filing stays in dossiers.dossier, what was collected stays as it was.
select kernel.open_schema('dossier_fees');

create table dossier_fees.movement (
  id uuid primary key,
  dossier_id uuid not null,
  -- A fee of the procedure; or the financial obligation in the middle of it, which is not the one-stop shop's money.
  purpose text not null check (purpose in ('fee', 'obligation')),
  -- Đồng; below zero what was given back.
  amount bigint not null constraint "dossier_fees.amount_nothing" check (amount <> 0),
  channel text not null check (channel in ('cash', 'transfer', 'online')),
  receipt_number text not null default '',
  -- By what another system knows it: it is taken once, however often it is sent.
  source_key text constraint "dossier_fees.taken_already" unique,
  note text not null default '',
  paid_at timestamptz not null,
  -- In whose list at the end of which day it stands: the place of reception, and the day it was written down here.
  unit_id uuid not null,
  day date not null,
  recorded_at timestamptz not null,
  -- Null: a rule.
  recorded_by uuid
);
create index movement_dossier on dossier_fees.movement (dossier_id);
create index movement_day on dossier_fees.movement (unit_id, day, recorded_at, id);

create table dossier_fees.difference (
  id uuid primary key,
  dossier_id uuid not null,
  number integer not null,
  cause text not null check (cause in ('received', 'result', 'version', 'count')),
  reason text not null constraint "dossier_fees.reason_missing" check (reason <> ''),
  -- Whose table of fees holds from now on.
  version_id uuid not null,
  -- What is owed from now on, fee by fee.
  fees jsonb not null,
  before bigint not null,
  after bigint not null,
  made_at timestamptz not null,
  made_by uuid not null,
  constraint "dossier_fees.corrected_meanwhile" unique (dossier_id, number)
);

-- What it comes to, beside each dossier that had a movement or a difference: a copy, for the lists. `npm run doctor`
-- compares.
create table dossier_fees.account (
  dossier_id uuid primary key,
  unit_id uuid not null,
  owed bigint not null,
  -- Part of it waits for a value.
  owed_open boolean not null,
  taken bigint not null default 0,
  -- Above zero to be collected, below to be given back.
  balance bigint not null generated always as (case when owed_open and taken > owed then 0 else owed - taken end) stored,
  changed_at timestamptz not null
);
create index account_unsettled on dossier_fees.account (changed_at, dossier_id) where balance <> 0;

revoke update, delete on dossier_fees.movement, dossier_fees.difference from cchc_app;
revoke delete on dossier_fees.account from cchc_app;
select kernel.guard('dossier_fees.movement', dossiers.seen_condition('movement.dossier_id'));
select kernel.guard('dossier_fees.difference', dossiers.seen_condition('difference.dossier_id'));
select kernel.guard('dossier_fees.account', dossiers.seen_condition('account.dossier_id'));
