-- Who the authority is: units as a dated tree, the names documents call them by, people, posts, roles, delegations.
-- Days are inclusive: a row holds from valid_from to the end of valid_to. No unit is ever deleted.
select kernel.open_schema('organisation');

-- Levels of government are data: there were three until 30/6/2025 and are two since (Luật 72/2025/QH15).
create table organisation.tier (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  order_number integer not null unique,
  valid_from date not null,
  valid_to date,
  document text not null default '',
  constraint "organisation.ends_before_start" check (valid_to >= valid_from)
);
insert into organisation.tier (code, name_vi, name_en, order_number, valid_from, valid_to, document) values
  ('province', 'Cấp tỉnh', 'Province', 10, '1945-09-02', null, ''),
  ('district', 'Cấp huyện', 'District', 20, '1945-09-02', '2025-06-30', 'Luật 72/2025/QH15'),
  ('commune', 'Cấp xã', 'Commune', 30, '1945-09-02', null, '');

-- The name columns and the path hold today's state, copied from the dated rows below by the commands and each night.
create table organisation.unit (
  id uuid primary key,
  code text,
  name text not null,
  short_name text not null,
  place_name text,
  kind text not null,
  tier_code text references organisation.tier (code),
  is_authority boolean not null default false,
  valid_from date not null,
  valid_to date,
  path ltree not null,
  folded text not null generated always as (kernel.fold(name || ' ' || short_name)) stored,
  created_at timestamptz not null,
  constraint "organisation.ends_before_start" check (valid_to >= valid_from),
  constraint "organisation.unit_name_required" check (name <> '' and short_name <> ''),
  -- Codes are reused: since 01/7/2025 most commune codes stand for another commune than before (QĐ 19/2025/QĐ-TTg).
  constraint "organisation.unit_code_taken" unique (code, valid_from),
  constraint "organisation.unit_code_in_use"
    exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_path on organisation.unit using gist (path);
create index unit_folded on organisation.unit using gin (folded gin_trgm_ops);
create index unit_name_order on organisation.unit (short_name collate kernel.vietnamese, id);

-- What a unit was called, and what it was, when: a renamed unit stays itself.
create table organisation.unit_name (
  id uuid primary key,
  unit_id uuid not null references organisation.unit (id),
  name text not null,
  short_name text not null,
  place_name text,
  kind text not null,
  tier_code text references organisation.tier (code),
  valid_from date not null,
  valid_to date,
  document text not null default '',
  constraint "organisation.ends_before_start" check (valid_to >= valid_from),
  constraint "organisation.unit_has_two_names"
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table organisation.unit_parent (
  id uuid primary key,
  unit_id uuid not null references organisation.unit (id),
  parent_id uuid not null references organisation.unit (id),
  valid_from date not null,
  valid_to date,
  document text not null default '',
  constraint "organisation.ends_before_start" check (valid_to >= valid_from),
  constraint "organisation.unit_above_itself" check (unit_id <> parent_id),
  constraint "organisation.unit_has_two_parents"
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_parent_children on organisation.unit_parent (parent_id, valid_from);

-- What became of a unit that ended. Many to many: a commune may be split among three, and three may make one.
create table organisation.unit_succession (
  id uuid primary key,
  from_unit_id uuid not null references organisation.unit (id),
  to_unit_id uuid references organisation.unit (id),
  kind text not null,
  on_date date not null,
  document text not null default '',
  constraint "organisation.succession_kind" check (kind in ('merged', 'split', 'dissolved')),
  constraint "organisation.unit_succeeds_itself" check (from_unit_id <> to_unit_id),
  constraint "organisation.succession_known" unique nulls not distinct (from_unit_id, to_unit_id)
);
create index unit_succession_to on organisation.unit_succession (to_unit_id);

-- How documents call a unit, everywhere or in the documents of one authority. `key` is how names are compared.
create table organisation.unit_alias (
  id uuid primary key,
  alias text not null,
  key text not null,
  unit_id uuid not null references organisation.unit (id),
  authority_id uuid references organisation.unit (id),
  created_at timestamptz not null,
  constraint "organisation.alias_known" unique nulls not distinct (key, unit_id, authority_id)
);
create index unit_alias_unit on organisation.unit_alias (unit_id);

-- "Các sở, ban, ngành": a name that stands for whatever units fit its rule on the day of the document.
create table organisation.collective (
  id uuid primary key,
  name text not null,
  key text not null,
  rule jsonb not null,
  authority_id uuid references organisation.unit (id),
  created_at timestamptz not null,
  constraint "organisation.collective_known" unique nulls not distinct (key, authority_id)
);

create table organisation.person (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  folded text not null generated always as (kernel.fold(name)) stored,
  created_at timestamptz not null,
  constraint "organisation.person_name_required" check (name <> '')
);
create index person_folded on organisation.person using gin (folded gin_trgm_ops);
create index person_name_order on organisation.person (name collate kernel.vietnamese, id);

-- One main post at a time, and others beside it (kiêm nhiệm).
create table organisation.post (
  id uuid primary key,
  person_id uuid not null references organisation.person (id),
  unit_id uuid not null references organisation.unit (id),
  title text not null,
  is_head boolean not null default false,
  concurrent boolean not null default false,
  valid_from date not null,
  valid_to date,
  document text not null default '',
  constraint "organisation.ends_before_start" check (valid_to >= valid_from),
  constraint "organisation.person_has_two_main_posts"
    exclude using gist (person_id with =, daterange(valid_from, valid_to, '[]') with &&) where (not concurrent),
  constraint "organisation.unit_has_two_heads"
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&) where (is_head)
);
create index post_person on organisation.post (person_id, valid_from desc);
create index post_unit on organisation.post (unit_id, valid_from desc);

create table organisation.role_grant (
  id uuid primary key,
  person_id uuid not null references organisation.person (id),
  role text not null,
  unit_id uuid not null references organisation.unit (id),
  valid_from date not null,
  valid_to date,
  -- Nobody granted the first administrator's: the founding of the authority did.
  granted_by uuid references organisation.person (id),
  constraint "organisation.ends_before_start" check (valid_to >= valid_from),
  constraint "organisation.role_granted_already"
    exclude using gist (person_id with =, role with =, unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index role_grant_person on organisation.role_grant (person_id);
create index role_grant_unit on organisation.role_grant (unit_id, role);

-- One's own roles, lent for some days to somebody else; never lent on. Administration itself cannot be lent.
create table organisation.delegation (
  id uuid primary key,
  from_person_id uuid not null references organisation.person (id),
  to_person_id uuid not null references organisation.person (id),
  unit_id uuid not null references organisation.unit (id),
  -- null: all of them
  roles text[],
  is_acting_head boolean not null default false,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  document text not null default '',
  constraint "organisation.ends_before_start" check (valid_to >= valid_from),
  constraint "organisation.delegates_to_oneself" check (from_person_id <> to_person_id),
  constraint "organisation.administration_not_lent" check (not 'administrator' = any (roles)),
  constraint "organisation.reason_required" check (reason <> '')
);
create index delegation_to on organisation.delegation (to_person_id, valid_to);
create index delegation_from on organisation.delegation (from_person_id, valid_to);
create index delegation_unit on organisation.delegation (unit_id, valid_to);

-- Kept for ever, with their dates: rows are ended, not removed.
revoke delete, truncate on organisation.unit, organisation.person from cchc_app;
