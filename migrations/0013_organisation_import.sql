-- A list of units and people that somebody uploaded: what was read, what would go wrong, and whether it was applied.
create table organisation.import (
  id uuid primary key,
  file_id uuid not null,
  file_name text not null,
  -- Whose administrator checked it; names in the file are understood as that authority would.
  unit_id uuid not null references organisation.unit (id),
  rows jsonb not null,
  problems jsonb not null,
  created_by uuid not null references organisation.person (id),
  created_at timestamptz not null,
  applied_by uuid references organisation.person (id),
  applied_at timestamptz,
  constraint "organisation.import_applied_by_somebody" check ((applied_at is null) = (applied_by is null))
);
create index import_created on organisation.import (created_by, created_at desc);
