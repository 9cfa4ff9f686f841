-- A person's own calendar address: whoever knows it reads that person's deadlines, so only its hash is kept.
create table plan_tracking.deadline_feed (
  person_id uuid primary key,
  token_hash bytea not null unique,
  made_at timestamptz not null
);
