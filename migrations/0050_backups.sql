-- The daily backups: one row for each day, whether it was made or not. The archives lie beside the data.
select kernel.open_schema('backups');

create table backups.run (
  day date primary key,
  file_name text not null,
  started_at timestamptz not null,
  -- Made and read back whole.
  verified_at timestamptz,
  bytes bigint,
  rows bigint,
  files integer,
  -- Content that the database names and the store no longer has.
  missing integer,
  failure text not null default '',
  -- The archive made room for newer ones.
  removed_at timestamptz,
  constraint "backups.made_or_failed" check (verified_at is null or (bytes is not null and failure = ''))
);
