-- What follows a dossier from the national portal: its files, papers sent later, payments.

-- Which message could not be taken: the dossier itself, or something that follows it.
alter table dossier_exchange.problem add column about text not null default 'dossier';

-- A supplement or a payment, once, by the portal's own key for it.
create table dossier_exchange.follow_up (
  key text primary key,
  dossier_id uuid not null references dossier_exchange.taken (dossier_id),
  kind text not null check (kind in ('supplement', 'payment')),
  -- When the applicant did it there.
  at timestamptz not null,
  amount bigint check (amount >= 0),
  content text not null default '',
  taken_at timestamptz not null
);
create index follow_up_dossier on dossier_exchange.follow_up (dossier_id, at);

-- Files of papers, fetched one by one.
create table dossier_exchange.file (
  id uuid primary key,
  dossier_id uuid not null references dossier_exchange.taken (dossier_id),
  paper_id uuid not null,
  -- What the portal calls it, and says of it; empty where it says nothing.
  portal_id text not null,
  name text not null,
  sha256 text not null default '',
  size bigint,
  attempts integer not null default 0,
  last_error text not null default '',
  kept_at timestamptz,
  -- It will not be kept, whoever tries; somebody may have it tried again.
  refused_at timestamptz,
  reason text not null default '',
  details jsonb not null default '{}',
  constraint "dossier_exchange.file_twice" unique (paper_id, portal_id)
);
create index file_waiting on dossier_exchange.file (attempts, id) where kept_at is null and refused_at is null;
create index file_refused on dossier_exchange.file (refused_at desc) where refused_at is not null;
revoke delete on dossier_exchange.follow_up, dossier_exchange.file from cchc_app;
