-- What is laid before whoever signs: each version of the draft of a result stays, whoever returns it and for whatever
-- reason; the newest is the one that holds.
create table dossiers.result_draft (
  id uuid primary key,
  dossier_id uuid not null references dossiers.dossier (id),
  file_id uuid not null,
  made_at timestamptz not null,
  made_by uuid not null
);
create index result_draft_dossier on dossiers.result_draft (dossier_id);
select kernel.guard('dossiers.result_draft', dossiers.seen_condition('result_draft.dossier_id'));
