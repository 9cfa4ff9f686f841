-- From which unit the work came into the unit of the step, so that a part done elsewhere comes back to where it was sent
-- from, also in parallel branches.
alter table workflow.step add column from_unit_id uuid;
