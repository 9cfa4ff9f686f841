-- Places as the state numbers them, dated: what the forms offer and what codes in old papers stood for.
create table organisation.reference_unit (
  id uuid primary key,
  code text not null,
  level text not null,
  name text not null,
  -- How names are compared, with and without their marks.
  key text not null,
  bare text not null,
  parent_code text,
  agency_code text,
  valid_from date,
  valid_to date,
  source text not null,
  constraint "organisation.reference_level" check (level in ('province', 'district', 'commune')),
  -- A code alone names nothing: since 01/7/2025 most commune codes and seven of provinces stand for other places.
  constraint "organisation.reference_unit_known" unique nulls not distinct (code, valid_from),
  constraint "organisation.reference_code_in_use"
    exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index reference_unit_parent on organisation.reference_unit (parent_code);
create index reference_unit_bare on organisation.reference_unit (bare);
