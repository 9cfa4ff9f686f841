-- What dossiers are found by stands beside them: folded words and the units over them, nothing that names anybody in
-- full. Behind a policy (0099) PostgreSQL may not ask an index for words or arrays, since their operators could tell
-- what a row holds before the policy has looked at it; here they are asked, and the policy looks at what was found.
create table dossiers.search_entry (
  dossier_id uuid primary key references dossiers.dossier (id),
  search tsvector not null,
  -- As in dossiers.dossier: the units and all above them.
  scope_ids uuid[] not null,
  filed_at timestamptz not null
);
insert into dossiers.search_entry (dossier_id, search, scope_ids, filed_at)
  select id, search, scope_ids, filed_at from dossiers.dossier order by filed_at, id;
create index search_entry_words on dossiers.search_entry using gin (search, scope_ids) with (fastupdate = on);
create index search_entry_newest on dossiers.search_entry (filed_at desc, dossier_id desc);
revoke delete on dossiers.search_entry from cchc_app;

drop index dossiers.dossier_search;
alter table dossiers.dossier drop column search;
