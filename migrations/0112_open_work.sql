-- Open work is a small part of all work of all years; one's own page looks only there.
drop index plan_tracking.work_item_plan;
create index work_item_plan on plan_tracking.work_item (plan_id desc, area_id);
create index work_item_authority on plan_tracking.work_item (authority_id, plan_id desc);
create index work_item_open_unit on plan_tracking.work_item (unit_id)
  where accepted_at is null and cancelled_at is null;
create index work_item_to_accept on plan_tracking.work_item (authority_id)
  where delivered_at is not null and accepted_at is null and cancelled_at is null;
create index difficulty_open on plan_tracking.difficulty (work_item_id) where answer is null;
