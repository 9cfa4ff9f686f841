-- An amendment gives the same piece of work another deadline: work, evidence and assignee stay, the first deadline is
-- kept for ever, and each change stands here with the document that decided it.
alter table plan_tracking.work_item
  -- The deadline that the plan asks for now, once it differs from the first; it may also have none any more.
  add column amended_at timestamptz,
  add column amended_due_on date,
  add column amended_exclusive boolean not null default false,
  drop constraint "plan_tracking.extension_not_later",
  drop constraint "plan_tracking.work_item_twice",
  add constraint "plan_tracking.extension_not_later"
    check (granted_due_on is null or granted_due_on > case when amended_at is null then first_due_on else amended_due_on end);
create unique index "plan_tracking.work_item_twice" on plan_tracking.work_item
  (task_id, unit_id, (case when amended_at is null then first_due_on else amended_due_on end)) nulls not distinct
  where cancelled_at is null;

create table plan_tracking.due_change (
  id uuid primary key,
  work_item_id uuid not null references plan_tracking.work_item (id),
  due_on date,
  exclusive boolean not null,
  -- The amendment of the plan, or the instruction in words.
  amendment_id uuid,
  basis text not null default '',
  changed_by uuid not null,
  changed_at timestamptz not null
);
create index due_change_item on plan_tracking.due_change (work_item_id, changed_at desc);
