-- What officers of procedures keep by themselves: fields, everyday words and the term for posting, each with the document
-- it follows from and its dates; and the proof that abolished procedures were taken down.
alter table procedures.field
  add column source text not null default '',
  add column valid_from date,
  add column valid_to date,
  add column changed_by uuid,
  add column changed_at timestamptz,
  add constraint "procedures.field_ends_before" check (valid_to is null or valid_from is null or valid_to >= valid_from);

alter table procedures.synonym add column source text not null default '';

alter table procedures.posting_rule add column set_by uuid, add column set_at timestamptz;
revoke update, delete on procedures.posting_rule from cchc_app;

-- An abolished procedure that was posted is owed its removal at that place.
create table procedures.removal (
  id uuid primary key,
  posting_id uuid not null references procedures.posting (id),
  removed_on date not null,
  file_id uuid,
  link text not null default '',
  note text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint "procedures.removed_already" unique (posting_id),
  constraint "procedures.proof_required" check (file_id is not null or link <> '')
);
revoke update, delete on procedures.removal from cchc_app;
