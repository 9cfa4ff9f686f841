-- For whoever looks over many units: the open steps of all of them by the case's date.
create index step_open_due on workflow.step (case_due_at, id) where closed_at is null;
