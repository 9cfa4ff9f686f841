-- The second wall: what a statement may see of personal data, however it was written. The application says on its
-- connection how far it reaches (kernel/database/reach.ts); a connection that has said nothing sees nothing. The owner,
-- who migrates, checks foreign keys and makes backups, is not bound.

-- Everything: jobs, rules, start-up, and the few who look beyond the reach of whoever asks.
create function kernel.reaches_all() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('cchc.reach', true), '') = 'all' $$;
-- The units over which the reader may read personal data.
create function kernel.reach_units() returns uuid[] language sql stable parallel safe as
  $$ select case when coalesce(current_setting('cchc.reach', true), '') in ('', 'all') then '{}'::uuid[]
       else current_setting('cchc.reach', true)::uuid[] end $$;
create function kernel.reach_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('cchc.person', true), '')::uuid $$;

-- Tables that hold personal data: the doctor looks whether each is still guarded.
create table kernel.guarded_table (name text primary key);
revoke insert, update, delete on kernel.guarded_table from cchc_app;

-- Puts a policy on a table, for the migrations of its module. `visible` speaks of the row's own columns and should ask
-- for the reach in sub-selects, which PostgreSQL answers once for a statement and not for every row. New rows may be
-- anybody's: whoever receives for another unit does not see the dossier afterwards.
create function kernel.guard(guarded regclass, visible text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy reach on %s using ((select kernel.reaches_all()) or (%s)) with check (true)', guarded, visible);
  insert into kernel.guarded_table (name) values (guarded::text);
end $$;
revoke execute on function kernel.guard from public, cchc_app;
