-- An explanation is accepted or returned by the head; who answers for it is named, or what lay beyond the unit.
alter table dossier_lateness.late_case
  add column outside text not null default '',
  add column accepted_by uuid,
  add column accepted_at timestamptz,
  -- Explanations that were returned, with who said what and why it was not enough.
  add column earlier jsonb not null default '[]',
  drop constraint late_case_apology_check,
  add constraint "dossier_lateness.apology_kind" check (apology in ('sent', 'not_needed', 'no_date')),
  add constraint "dossier_lateness.accepted_unexplained" check (accepted_at is null or explained_at is not null);

drop index dossier_lateness.late_case_unexplained;
create index late_case_unexplained on dossier_lateness.late_case (unit_id, due_at) where accepted_at is null;
