-- The internal process (quy trình nội bộ) is approved apart from the procedure: in which version of its process new
-- dossiers of a version of a procedure run, and from which day. Until the first of these days it is the version that the
-- version of the procedure names itself. Nothing is rewritten; of those that hold on a day, the one written last counts.
create table procedures.process_binding (
  id uuid primary key,
  version_id uuid not null references procedures.version (id) on delete cascade,
  process_version_id uuid not null,
  valid_from date not null,
  bound_by uuid,
  bound_at timestamptz not null
);
create index process_binding_version on procedures.process_binding (version_id, bound_at desc, id desc);
create index process_binding_process on procedures.process_binding (process_version_id);
create index version_process on procedures.version (process_version_id) where process_version_id is not null;
