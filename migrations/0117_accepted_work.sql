-- Accepted work, counted once when it is accepted: overviews of many years add these few rows up and look at open work
-- only. Kept by the database itself, in the transaction of the change, so that it can be neither late nor forgotten.
create table plan_tracking.accepted_work (
  authority_id uuid not null,
  plan_id uuid not null references plans.plan (id),
  area_id uuid,
  unit_id uuid,
  person_id uuid,
  late boolean not null,
  items integer not null check (items >= 0)
);
create unique index accepted_work_counted on plan_tracking.accepted_work
  (authority_id, plan_id, area_id, unit_id, person_id, late) nulls not distinct;
create index accepted_work_plan on plan_tracking.accepted_work (plan_id);
revoke insert, update, delete on plan_tracking.accepted_work from cchc_app;

-- Open work of an authority, without a look at what was done in former years.
create index work_item_open_authority on plan_tracking.work_item (authority_id, plan_id)
  where accepted_at is null and cancelled_at is null;
create index work_item_assigned on plan_tracking.work_item (person_id, plan_id desc) where person_id is not null;

-- stateOn() of work-item-state.ts for accepted work: the same rule, held to it by a test.
create function plan_tracking.was_late(item plan_tracking.work_item) returns boolean language sql immutable as $$
  select coalesce((item.delivered_at at time zone 'Asia/Ho_Chi_Minh')::date > coalesce(item.granted_due_on, case
    when item.amended_at is null then item.first_due_on - item.exclusive::int
    else item.amended_due_on - item.amended_exclusive::int end), false)
$$;

create function plan_tracking.count_accepted() returns trigger language plpgsql security definer
set search_path = plan_tracking, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.accepted_at is not null and old.cancelled_at is null then
    update accepted_work set items = items - 1
    where authority_id = old.authority_id and plan_id = old.plan_id and area_id is not distinct from old.area_id
      and unit_id is not distinct from old.unit_id and person_id is not distinct from old.person_id
      and late = was_late(old);
  end if;
  if tg_op <> 'DELETE' and new.accepted_at is not null and new.cancelled_at is null then
    insert into accepted_work values
      (new.authority_id, new.plan_id, new.area_id, new.unit_id, new.person_id, was_late(new), 1)
    on conflict (authority_id, plan_id, area_id, unit_id, person_id, late)
    do update set items = accepted_work.items + 1;
  end if;
  return null;
end $$;
create trigger count_accepted after insert or delete on plan_tracking.work_item
  for each row execute function plan_tracking.count_accepted();
create trigger recount_accepted after update on plan_tracking.work_item
  for each row when (old.accepted_at is not null or new.accepted_at is not null)
  execute function plan_tracking.count_accepted();

insert into plan_tracking.accepted_work
select authority_id, plan_id, area_id, unit_id, person_id, plan_tracking.was_late(item), count(*)
from plan_tracking.work_item item where accepted_at is not null and cancelled_at is null
group by 1, 2, 3, 4, 5, 6;
