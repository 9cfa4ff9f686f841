-- What must hold for ever, whoever writes.
alter table plan_tracking.work_item
  add constraint "plan_tracking.nothing_delivered" check (accepted_at is null or delivered_at is not null),
  add constraint "plan_tracking.extension_not_later" check (granted_due_on is null or granted_due_on > first_due_on);
create unique index "plan_tracking.already_delivered" on plan_tracking.delivery (work_item_id) where decision is null;

-- The first deadline is kept for ever: it may be set once, by the instruction that a task waited for.
create function plan_tracking.keep_first_due() returns trigger language plpgsql as $$
begin
  raise exception 'the first deadline of % is kept', old.id
    using errcode = 'check_violation', constraint = 'plan_tracking.has_date_already';
end $$;
create trigger keep_first_due before update of first_due_on on plan_tracking.work_item
  for each row when (old.first_due_on is not null and new.first_due_on is distinct from old.first_due_on)
  execute function plan_tracking.keep_first_due();
