-- How far a plan is settled, so that a list tells it without opening every draft: open points as read, and now.
alter table plan_settling.import
  add column points_read integer not null default 0,
  add column points_open integer not null default 0;
