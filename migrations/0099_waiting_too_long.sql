-- How long the applicant may take, as it was told when papers or payment were asked for. Null: no rule sets a term.
alter table dossiers.supplement add column answer_by timestamptz;
alter table dossiers.course add column waiting_until timestamptz;
-- Why it was stopped: at the applicant's wish, or since nothing came in that time. The notice (form 05) says which.
alter table dossiers.course add column stopped_because text
  constraint "dossiers.stopped_because" check (stopped_because in ('wish', 'waiting'));
update dossiers.course set stopped_because = 'wish' where stopped_at is not null;
create index course_waited on dossiers.course (waiting_until) where ended_at is null and waiting_until is not null;

-- A dossier that the rule proposed to stop, once for each term that went by: a person decides.
create table dossier_lateness.proposal (
  dossier_id uuid not null,
  waited_until timestamptz not null,
  proposed_at timestamptz not null,
  primary key (dossier_id, waited_until)
);
revoke update, delete on dossier_lateness.proposal from cchc_app;
