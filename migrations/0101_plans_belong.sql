-- What a plan is made of belongs to that plan: the areas its goals, targets and tasks stand under, the duty a task
-- comes from. A form's field proves nothing, so the table does.
alter table plans.area add constraint area_of_plan unique (id, plan_id);
alter table plans.duty add constraint duty_of_plan unique (id, plan_id);
alter table plans.goal add constraint "plans.area_elsewhere" foreign key (area_id, plan_id) references plans.area (id, plan_id);
alter table plans.target add constraint "plans.area_elsewhere" foreign key (area_id, plan_id) references plans.area (id, plan_id);
alter table plans.task add constraint "plans.area_elsewhere" foreign key (area_id, plan_id) references plans.area (id, plan_id);
alter table plans.task add constraint "plans.duty_elsewhere" foreign key (duty_id, plan_id) references plans.duty (id, plan_id);
-- One deciding document is one amendment.
alter table plans.amendment add constraint "plans.amendment_twice" unique (plan_id, number, decided_on);
alter table plans.plan add constraint "plans.not_in_force" check (closed_at is null or in_force_at is not null);
