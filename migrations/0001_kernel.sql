-- The ground: what every module writes through. The application's role reads and writes rows; it owns nothing and
-- changes no structure.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;
create extension if not exists ltree with schema public;

grant select on kernel.migration to cchc_app;

-- A schema for a module: the application may use its tables, present and future.
create function kernel.open_schema(name text) returns void language plpgsql as $$
begin
  execute format('create schema if not exists %I', name);
  execute format('grant usage on schema %I to cchc_app', name);
  execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to cchc_app', name);
  execute format('alter default privileges in schema %I grant usage, select on sequences to cchc_app', name);
  execute format('alter default privileges in schema %I grant execute on functions to cchc_app', name);
end $$;
select kernel.open_schema('kernel');

-- Text as it is searched: without marks, lower case. Immutable, so that it can be indexed.
create function kernel.fold(text text) returns text language sql immutable strict parallel safe as
  $$ select lower(public.unaccent('public.unaccent'::regdictionary, replace(replace(normalize(text, NFC), 'đ', 'd'), 'Đ', 'D'))) $$;

-- Vietnamese alphabetical order for lists.
create collation kernel.vietnamese (provider = icu, locale = 'vi');

-- History. Narrow, append-only, by month. The application may add and read, not change or remove.
create table kernel.audit (
  number bigint generated always as identity,
  at timestamptz not null,
  request_id uuid not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  unit_id uuid,
  detail jsonb not null default '{}',
  primary key (at, number)
) partition by range (at);
create table kernel.audit_rest partition of kernel.audit default;
create index audit_subject on kernel.audit (subject_id, number desc);
create index audit_actor on kernel.audit (actor_id, number desc);
create index audit_number on kernel.audit (number);

-- Rows wait here until the sealer has chained them; late commits simply come with a later seal.
create table kernel.audit_unsealed (number bigint primary key);
create table kernel.audit_seal (
  seal bigint primary key,
  numbers int8multirange not null,
  row_count integer not null,
  hash bytea not null,
  -- Four bytes of each row's own hash, in the order of the numbers, so that a changed row can be named.
  marks bytea not null,
  sealed_at timestamptz not null
);

create function kernel.queue_for_seal() returns trigger language plpgsql security definer
set search_path = kernel, pg_temp as $$
begin
  insert into kernel.audit_unsealed (number) select number from fresh;
  return null;
end $$;
create trigger queue_for_seal after insert on kernel.audit
  referencing new table as fresh for each statement execute function kernel.queue_for_seal();

-- Months are made ahead of time, by the owner on the application's request. Rows of a month that was not yet there
-- lie in the rest and move over.
create function kernel.ensure_audit_months(from_day date, months integer) returns void language plpgsql
security definer set search_path = kernel, pg_temp set timezone = 'UTC' as $$
declare
  first date := date_trunc('month', from_day)::date;
  name text;
  since timestamptz;
  until timestamptz;
begin
  for offset_month in 0 .. months - 1 loop
    since := first + make_interval(months => offset_month);
    until := first + make_interval(months => offset_month + 1);
    name := 'audit_' || to_char(since, 'YYYY_MM');
    if to_regclass('kernel.' || name) is null then
      execute format('create table kernel.%I (like kernel.audit)', name);
      execute format('revoke update, delete, truncate on kernel.%I from cchc_app', name);
      execute format('with moved as (delete from kernel.audit_rest where at >= %L and at < %L returning *)
        insert into kernel.%I select * from moved', since, until, name);
      execute format('alter table kernel.audit attach partition kernel.%I for values from (%L) to (%L)', name, since, until);
    end if;
  end loop;
end $$;
revoke execute on function kernel.ensure_audit_months(date, integer) from public;
grant execute on function kernel.ensure_audit_months(date, integer) to cchc_app;

revoke update, delete, truncate on kernel.audit, kernel.audit_rest, kernel.audit_seal from cchc_app;
revoke insert, update, truncate on kernel.audit_unsealed from cchc_app;

-- Accounts and their sessions. Who the person is, a module knows; the kernel knows how they prove it.
create table kernel.account (
  id uuid primary key,
  login text not null,
  password_hash text not null,
  person_id uuid not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  password_changed_at timestamptz not null,
  disabled_at timestamptz,
  constraint "kernel.login_taken" unique (login)
);
create table kernel.session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references kernel.account (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default '',
  address text not null default ''
);
create index session_account on kernel.session (account_id, created_at desc);
create table kernel.login_attempt (
  id uuid primary key,
  login text not null,
  address text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index login_attempt_login on kernel.login_attempt (login, at desc);
create index login_attempt_address on kernel.login_attempt (address, at desc);

-- A form that is sent twice gets the first answer twice.
create table kernel.idempotency (
  key uuid not null,
  account_id uuid not null,
  action text not null,
  request_hash bytea not null,
  answer jsonb,
  at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_at on kernel.idempotency (at);

-- Files by content: the same bytes are kept once.
create table kernel.file (
  id uuid primary key,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint "kernel.file_too_large" check (size <= 104857600)
);
create index file_sha256 on kernel.file (sha256);

-- Long work that somebody waits for.
create table kernel.job (
  id uuid primary key,
  name text not null,
  title text not null,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  note text not null default '',
  result jsonb,
  error_code text,
  error_details jsonb not null default '{}',
  account_id uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz
);
create index job_account on kernel.job (account_id, created_at desc);

-- What a subscriber has already been told; a repeated delivery finds its key here and does nothing.
create table kernel.delivery (
  id uuid primary key,
  at timestamptz not null
);
create index delivery_at on kernel.delivery (at);

-- Settings that are data: which demo world was loaded, and the like.
create table kernel.setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);

-- Programs that serve this database, so that work of one that died is taken up by another.
create table kernel.process (
  id text primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
