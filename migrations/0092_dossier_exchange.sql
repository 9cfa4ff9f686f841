-- Dossiers from the national portal: what was taken, what could not be, and the changes of state that go back.
select kernel.open_schema('dossier_exchange');

-- How far the portal has been read, and how it answered last. One row.
create table dossier_exchange.portal (
  name text primary key,
  -- Opaque: whatever the portal gave with the last page.
  read_to text not null default '',
  fetched_at timestamptz,
  sent_at timestamptz,
  compared_at timestamptz,
  -- Since when it does not answer; null while it does.
  failing_since timestamptz,
  failures integer not null default 0,
  last_error text not null default '',
  -- Nothing is sent before: the pause grows with each failure.
  pause_until timestamptz
);
insert into dossier_exchange.portal (name) values ('national');

-- The portal's dossiers that are in the register: a code is taken once, however often it is sent.
create table dossier_exchange.taken (
  dossier_id uuid primary key,
  code text not null unique,
  taken_at timestamptz not null
);

-- What the portal sent and nobody could file, word for word, until somebody solves or closes it.
create table dossier_exchange.problem (
  id uuid primary key,
  -- The portal's code, where one could be read.
  code text not null default '',
  payload text not null,
  -- The same words again are the same problem.
  digest text not null constraint "dossier_exchange.problem_twice" unique,
  reason text not null,
  details jsonb not null default '{}',
  -- Where it would have been received, if that could be found; else those over the whole house see it.
  unit_id uuid,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  solved_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  note text not null default '',
  version integer not null default 1,
  constraint "dossier_exchange.closing_needs_note" check (closed_at is null or note <> ''),
  constraint "dossier_exchange.solved_or_closed" check (solved_at is null or closed_at is null)
);
create index problem_open on dossier_exchange.problem (last_at desc) where solved_at is null and closed_at is null;
create index problem_code on dossier_exchange.problem (code) where solved_at is null and closed_at is null;

-- Changes of state on their way to the portal. The id is the portal's key against taking one twice.
create table dossier_exchange.outgoing (
  id uuid primary key,
  dossier_id uuid not null references dossier_exchange.taken (dossier_id),
  status smallint not null check (status between 1 and 10),
  -- When it happened; of one dossier they go out in this order, those of one instant in the order of the states.
  at timestamptz not null,
  due_at timestamptz,
  reason text not null default '',
  attempts integer not null default 0,
  last_error text not null default '',
  sent_at timestamptz,
  -- The portal will not have it; the later ones of the dossier wait until somebody sends it again or drops it.
  refused_at timestamptz,
  -- Something later was sent before it came, or somebody dropped it.
  dropped_at timestamptz,
  dropped_by uuid
);
create index outgoing_waiting on dossier_exchange.outgoing (dossier_id, at, status, id) where sent_at is null and dropped_at is null;
create index outgoing_dossier on dossier_exchange.outgoing (dossier_id, at, status, id);

-- What the last comparison found; found anew each time.
create table dossier_exchange.difference (
  code text primary key,
  dossier_id uuid,
  ours smallint,
  theirs smallint,
  found_at timestamptz not null,
  constraint "dossier_exchange.nothing_differs" check (ours is distinct from theirs)
);
