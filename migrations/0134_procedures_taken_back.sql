-- A mistake of announcing, or of abolishing, is taken back while nothing was filed under it; what had been announced, and
-- why it was taken back, stays.
alter table procedures.version add column taken_back_at timestamptz;

create table procedures.taking_back (
  id uuid primary key,
  version_id uuid not null references procedures.version (id),
  -- What is taken back: that the version was announced, or that it was abolished.
  act text not null,
  decision_number text not null,
  -- The first day on which the version was to bind, or the last day of the abolished one.
  day date not null,
  -- The version that binds without an end again.
  reopened_id uuid references procedures.version (id),
  reason text not null,
  taken_back_by uuid not null,
  taken_back_at timestamptz not null,
  constraint "procedures.taking_back_act" check (act in ('announced', 'abolished')),
  constraint "procedures.taking_back_reason" check (reason <> '')
);
create unique index "procedures.taken_back_already" on procedures.taking_back (version_id) where act = 'announced';
-- Near matches are found by words (near-words.ts).
drop index procedures.version_near;
create index taking_back_reopened on procedures.taking_back (reopened_id) where reopened_id is not null;
revoke update, delete on procedures.taking_back from cchc_app;

alter table procedures.version drop constraint "procedures.versions_overlap";
alter table procedures.version add constraint "procedures.versions_overlap" exclude using gist
  (procedure_id with =, daterange(valid_from, valid_to, '[]') with &&)
  where (announced_at is not null and taken_back_at is null);

-- As before, but for what a row of taking_back stands behind.
create or replace function procedures.keep_announced() returns trigger language plpgsql as $$
declare
  -- How it ends, how it is found, and what the database takes out of the content after this trigger.
  free constant text[] := array['valid_to', 'end_document_id', 'end_decision_number', 'ended_by', 'ended_at', 'search_text',
    'search', 'name', 'field_id', 'tier', 'competent_rule', 'competent_unit_id', 'online_level', 'takes_post', 'taken_back_at'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free
    and (old.valid_to is null or new.valid_to is not distinct from old.valid_to
      or (new.valid_to is null and exists (select from procedures.taking_back where reopened_id = old.id)))
    and (new.taken_back_at is not distinct from old.taken_back_at
      or (old.taken_back_at is null and exists (select from procedures.taking_back
        where version_id = old.id and act = 'announced' and taken_back_at = new.taken_back_at)))
  then
    return new;
  end if;
  raise exception 'version % has been announced', old.id
    using errcode = 'check_violation', constraint = 'procedures.announced_stays';
end $$;

-- An opening in the wall, for whoever keeps procedures and may read no dossier: how many were filed under these versions,
-- from an instant on or ever. It names nobody.
create function dossiers.count_filed(versions uuid[], since timestamptz) returns integer language sql stable security definer
set search_path = dossiers, pg_temp as $$
  select count(*)::int from dossiers.dossier
  where procedure_version_id = any (versions) and (since is null or filed_at >= since)
$$;

-- More of what people say, seen in questions that found the wrong thing or nothing.
insert into procedures.synonym (phrase, meaning) values
  ('chứng tử', 'khai tử'),
  ('giấy chứng tử', 'khai tử'),
  ('giấy báo tử', 'khai tử'),
  ('giấy khai tử', 'khai tử'),
  ('gplx', 'giấy phép lái xe'),
  ('bằng lái xe', 'giấy phép lái xe'),
  ('hkd', 'hộ kinh doanh'),
  ('hộ kinh doanh cá thể', 'hộ kinh doanh'),
  ('đăng ký kết hôn với người nước ngoài', 'kết hôn có yếu tố nước ngoài'),
  ('giấy độc thân', 'tình trạng hôn nhân'),
  ('giấy chứng sinh', 'đăng ký khai sinh'),
  ('giấy phép xây nhà', 'giấy phép xây dựng'),
  ('sổ hộ khẩu', 'thường trú'),
  ('lý lịch tư pháp số 1', 'lý lịch tư pháp'),
  ('sửa tên', 'thay đổi hộ tịch'),
  ('cho tặng đất', 'chuyển nhượng'),
  ('chuyển mục đích', 'chuyển mục đích sử dụng đất')
on conflict do nothing;
