-- Drafts hold what applicants said before it becomes a dossier: each is seen by whoever types it, on any device.
create index account_person on kernel.account (person_id);

-- The accounts of the reader; the function runs once for a statement.
create function kernel.reach_accounts() returns uuid[] language sql stable parallel safe as
  $$ select array(select id from kernel.account where person_id = kernel.reach_person()) $$;

select kernel.guard('forms.draft', 'account_id = any ((select kernel.reach_accounts())::uuid[])');

-- Whoever throws away a version that was never published does not see the trials of others, which go with it. A
-- published version never goes (forms.keep_published), so no other draft can.
alter table forms.draft drop constraint draft_version_id_fkey,
  add constraint draft_version_id_fkey foreign key (version_id) references forms.version (id) on delete cascade;
