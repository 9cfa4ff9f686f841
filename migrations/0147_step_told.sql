-- Whether people were told of the step's time: only of such a step does the end, or another holder, take anything back.
alter table workflow.step add told_at timestamptz;
-- Of steps that were open before, nobody wrote it down: those that may have been told of count as such.
update workflow.step set told_at = opened_at
where closed_at is null and due_at is not null and (remind_at is null or overdue_at is null);
