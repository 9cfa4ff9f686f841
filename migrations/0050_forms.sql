-- Electronic forms: versioned definitions, and drafts of people who are filling one in. Answers belong to whoever asked
-- for them (a dossier), not to this module.
select kernel.open_schema('forms');

create table forms.form (
  id uuid primary key,
  authority_id uuid not null,
  created_by uuid not null,
  created_at timestamptz not null
);
create index form_authority on forms.form (authority_id);

create table forms.version (
  id uuid primary key,
  form_id uuid not null references forms.form (id),
  number integer not null,
  title text not null,
  definition jsonb not null,
  -- Counts the savings of a draft, so that nobody overwrites what another has just saved.
  revision integer not null default 1,
  edited_by uuid not null,
  edited_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  constraint "forms.version_number_taken" unique (form_id, number),
  constraint version_published_by_somebody check ((published_at is null) = (published_by is null))
);
create unique index "forms.draft_version_exists" on forms.version (form_id) where published_at is null;
create index version_published on forms.version (title, id) where published_at is not null;

-- A published version binds dossiers for years: nothing of it changes, and it never goes.
create function forms.keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'published' using errcode = '23514', constraint = 'forms.version_is_published';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on forms.version
  for each row execute function forms.keep_published();

-- What somebody has typed so far, as it stands in the boxes, right or wrong. It is its owner's alone and goes by itself.
create table forms.draft (
  id uuid primary key,
  account_id uuid not null,
  version_id uuid not null references forms.version (id),
  -- What it will become, and of what: names that another module registered.
  purpose text not null,
  subject_id uuid,
  values jsonb not null default '{}',
  files jsonb not null default '[]',
  prefilled jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null
);
create index draft_owner on forms.draft (account_id, saved_at desc, id);
create index draft_version on forms.draft (version_id);
create index draft_expiry on forms.draft (expires_at);
