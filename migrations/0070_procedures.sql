-- Administrative procedures (thủ tục hành chính): what a citizen may ask for, with which papers, in what time, at what
-- fee, from whom. A version binds from its day on; nothing of it is changed once it has been announced.
select kernel.open_schema('procedures');

create table procedures.field (
  id text primary key,
  name_vi text not null,
  name_en text not null,
  order_number integer not null unique,
  constraint "procedures.field_named" check (name_vi <> '' and name_en <> '')
);
insert into procedures.field (id, name_vi, name_en, order_number) values
  ('civil-status', 'Hộ tịch', 'Civil status', 10),
  ('certification', 'Chứng thực', 'Certification', 20),
  ('land', 'Đất đai', 'Land', 30),
  ('construction', 'Xây dựng', 'Construction', 40),
  ('business', 'Đăng ký kinh doanh', 'Business registration', 50),
  ('labour', 'Việc làm và bảo trợ xã hội', 'Employment and social protection', 60),
  ('education', 'Giáo dục và đào tạo', 'Education', 70),
  ('health', 'Y tế', 'Health', 80),
  ('agriculture', 'Nông nghiệp và môi trường', 'Agriculture and environment', 90),
  ('culture', 'Văn hóa, thể thao và du lịch', 'Culture, sports and tourism', 100),
  ('transport', 'Giao thông vận tải', 'Transport', 110),
  ('security', 'An ninh trật tự và cư trú', 'Public order and residence', 120),
  ('religion', 'Tín ngưỡng, tôn giáo', 'Religion', 130),
  ('merit', 'Người có công', 'People of merit', 140),
  ('internal', 'Nội vụ', 'Home affairs', 150),
  ('commerce', 'Công thương', 'Industry and trade', 160),
  ('finance', 'Tài chính', 'Finance', 170),
  ('justice', 'Tư pháp khác', 'Other justice matters', 180);

-- What stays when everything said about it changes: whose catalogue it stands in, and its code.
create table procedures.procedure (
  id uuid primary key,
  -- The unit whose officer keeps it.
  authority_id uuid not null,
  kind text not null,
  -- The national part (1.001806) or a code of one's own; the agency's suffix (000.00.00.H13) is kept apart and never
  -- compared.
  code text not null,
  suffix text not null default '',
  created_by uuid not null,
  created_at timestamptz not null,
  constraint "procedures.code_taken" unique (authority_id, code),
  constraint "procedures.kind_known" check (kind in ('public', 'internal')),
  constraint "procedures.code_form" check (code ~ '^\d\.\d{6}$' or code ~ '^[0-9A-ZĐ][0-9A-ZĐ./-]{1,39}$')
);
create index procedure_code on procedures.procedure (code);

create table procedures.version (
  id uuid primary key,
  procedure_id uuid not null references procedures.procedure (id),
  number integer not null,
  -- All parts of Nghị định 63/2010/NĐ-CP Điều 8, in the shape of procedure-content.ts; what lists filter by is taken out
  -- of it by the database itself.
  content jsonb not null,
  name text not null generated always as (content ->> 'name') stored,
  field_id text not null generated always as (content ->> 'fieldId') stored references procedures.field (id),
  tier text not null generated always as (content ->> 'tier') stored,
  competent_rule text not null generated always as (content #>> '{competent,rule}') stored,
  competent_unit_id text generated always as (content #>> '{competent,unitId}') stored,
  online_level text not null generated always as (content ->> 'onlineLevel') stored,
  takes_post boolean not null generated always as ((content ->> 'post')::boolean) stored,
  form_version_id uuid,
  process_version_id uuid,
  -- Folded, abbreviations spelt out: what it is found by.
  search_text text not null,
  search tsvector generated always as (array_to_tsvector(string_to_array(search_text, ' '))) stored,
  -- Counts changes of a draft, so that nobody overwrites what another has changed meanwhile.
  revision integer not null default 1,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  -- The document that announced it; until then it is a draft.
  announced_at timestamptz,
  announced_by uuid,
  document_id uuid,
  decision_number text not null default '',
  decision_issuer text not null default '',
  decided_on date,
  valid_from date,
  -- The last day on which it binds.
  valid_to date,
  -- The document that abolished it; one that another version follows has none.
  end_document_id uuid,
  end_decision_number text not null default '',
  ended_by uuid,
  ended_at timestamptz,
  constraint "procedures.version_twice" unique (procedure_id, number),
  constraint "procedures.name_required" check (content ->> 'name' <> ''),
  constraint "procedures.announced_whole" check (
    num_nonnulls(announced_at, announced_by, document_id, decided_on, valid_from) in (0, 5)),
  constraint "procedures.ends_before_it_begins" check (valid_to is null or valid_to >= valid_from),
  constraint "procedures.versions_overlap" exclude using gist
    (procedure_id with =, daterange(valid_from, valid_to, '[]') with &&) where (announced_at is not null)
);
create unique index "procedures.draft_exists" on procedures.version (procedure_id) where announced_at is null;
create index version_search on procedures.version using gin (search);
create index version_near on procedures.version using gin (search_text gin_trgm_ops);
create index version_name on procedures.version (name collate kernel.vietnamese, id) where announced_at is not null;
create index version_drafts on procedures.version (changed_at desc) where announced_at is null;

-- What has been announced stays as it was announced; it may only come to its end.
create function procedures.keep_announced() returns trigger language plpgsql as $$
declare
  -- How it ends, how it is found, and what the database takes out of the content after this trigger.
  free constant text[] := array['valid_to', 'end_document_id', 'end_decision_number', 'ended_by', 'ended_at', 'search_text',
    'search', 'name', 'field_id', 'tier', 'competent_rule', 'competent_unit_id', 'online_level', 'takes_post'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free
    and (old.valid_to is null or new.valid_to is not distinct from old.valid_to)
  then
    return new;
  end if;
  raise exception 'version % has been announced', old.id
    using errcode = 'check_violation', constraint = 'procedures.announced_stays';
end $$;
create trigger keep_announced before update or delete on procedures.version
  for each row when (old.announced_at is not null) execute function procedures.keep_announced();

-- How people say it: a phrase and the words of the catalogue for it. A phrase without a meaning is said and means
-- nothing ("ở đâu").
create table procedures.synonym (
  id uuid primary key default gen_random_uuid(),
  phrase text not null,
  meaning text not null default '',
  phrase_folded text not null generated always as (kernel.fold(phrase)) stored,
  meaning_folded text not null generated always as (kernel.fold(meaning)) stored,
  changed_by uuid,
  changed_at timestamptz,
  constraint "procedures.synonym_taken" unique (phrase_folded, meaning_folded),
  constraint "procedures.synonym_words" check (phrase_folded ~ '^[[:alnum:]]+( [[:alnum:]]+)*$' and
    meaning_folded ~ '^([[:alnum:]]+( [[:alnum:]]+)*)?$')
);
insert into procedures.synonym (phrase, meaning) values
  ('giấy khai sinh', 'đăng ký khai sinh'),
  ('khai sinh cho con', 'đăng ký khai sinh'),
  ('làm khai sinh', 'đăng ký khai sinh'),
  ('mới sinh', 'đăng ký khai sinh'),
  ('sinh con', 'đăng ký khai sinh'),
  ('cưới', 'kết hôn'),
  ('lấy vợ', 'kết hôn'),
  ('lấy chồng', 'kết hôn'),
  ('giấy kết hôn', 'đăng ký kết hôn'),
  ('độc thân', 'tình trạng hôn nhân'),
  ('người mất', 'khai tử'),
  ('người chết', 'khai tử'),
  ('qua đời', 'khai tử'),
  ('báo tử', 'khai tử'),
  ('con nuôi', 'nuôi con nuôi'),
  ('đổi tên', 'thay đổi hộ tịch'),
  ('sửa giấy khai sinh', 'cải chính hộ tịch'),
  ('sổ đỏ', 'giấy chứng nhận quyền sử dụng đất'),
  ('sổ hồng', 'giấy chứng nhận quyền sử dụng đất'),
  ('bìa đỏ', 'giấy chứng nhận quyền sử dụng đất'),
  ('sang tên', 'biến động'),
  ('sang tên sổ đỏ', 'chuyển nhượng quyền sử dụng đất'),
  ('sang tên sổ hồng', 'chuyển nhượng quyền sử dụng đất'),
  ('tách sổ', 'tách thửa'),
  ('mua bán đất', 'chuyển nhượng'),
  ('xây nhà', 'giấy phép xây dựng'),
  ('sửa nhà', 'giấy phép xây dựng'),
  ('làm nhà', 'giấy phép xây dựng'),
  ('sao y', 'chứng thực bản sao'),
  ('công chứng', 'chứng thực'),
  ('photo công chứng', 'chứng thực bản sao'),
  ('làm căn cước', 'thẻ căn cước'),
  ('cccd', 'căn cước'),
  ('cmnd', 'căn cước'),
  ('chứng minh thư', 'căn cước'),
  ('chứng minh nhân dân', 'căn cước'),
  ('hộ khẩu', 'thường trú'),
  ('nhập khẩu', 'thường trú'),
  ('tạm vắng', 'khai báo tạm vắng'),
  ('lý lịch', 'lý lịch tư pháp'),
  ('tiền án', 'lý lịch tư pháp'),
  ('bằng lái', 'giấy phép lái xe'),
  ('mở quán', 'đăng ký hộ kinh doanh'),
  ('mở cửa hàng', 'đăng ký hộ kinh doanh'),
  ('mở công ty', 'thành lập doanh nghiệp'),
  ('bán rượu', 'bán lẻ rượu'),
  ('hộ nghèo', 'công nhận hộ nghèo'),
  ('người già', 'người cao tuổi'),
  ('tiền tuổi già', 'trợ giúp xã hội người cao tuổi'),
  ('khuyết tật', 'xác định mức độ khuyết tật'),
  ('thương binh', 'người có công'),
  ('liệt sĩ', 'người có công'),
  ('mai táng', 'chi phí mai táng'),
  ('xin học', 'chuyển trường'),
  ('bằng tốt nghiệp', 'bản sao văn bằng'),
  ('giấy phép bán thuốc', 'kinh doanh dược'),
  ('nhà thuốc', 'kinh doanh dược'),
  ('karaoke', 'kinh doanh dịch vụ karaoke'),
  ('nhà trọ', 'kinh doanh có điều kiện về an ninh trật tự'),
  ('thủ tục', ''), ('làm', ''), ('xin', ''), ('cần', ''), ('muốn', ''), ('tôi', ''), ('em', ''), ('cho', ''), ('thì', ''),
  ('ở đâu', ''), ('như thế nào', ''), ('thế nào', ''), ('cho con', ''), ('của', ''), ('được', '');

-- Where announced procedures must be posted (Nghị định 63/2010/NĐ-CP Điều 17; QĐ 766/QĐ-TTg, tiêu chí 1.2).
create table procedures.posting_place (
  id uuid primary key,
  unit_id uuid not null,
  kind text not null,
  name text not null,
  -- The tiers whose procedures it shows.
  tiers text[] not null,
  -- Whether internal procedures are posted there too.
  internal boolean not null default false,
  ended_on date,
  constraint "procedures.place_kind" check (kind in ('board', 'portal', 'website', 'national_database')),
  constraint "procedures.place_named" check (name <> ''),
  constraint "procedures.place_tiers" check (cardinality(tiers) > 0)
);
create unique index "procedures.place_taken" on procedures.posting_place (unit_id, kernel.fold(name)) where ended_on is null;

-- The term for posting, from the decision's day; law is dated data.
create table procedures.posting_rule (
  valid_from date primary key,
  working_days integer not null check (working_days between 0 and 60),
  source text not null
);
insert into procedures.posting_rule (valid_from, working_days, source) values
  ('2010-10-14', 5, 'Nghị định 63/2010/NĐ-CP; Quyết định 766/QĐ-TTg, chỉ tiêu 1.2: công khai trong 05 ngày làm việc kể từ ngày ký quyết định công bố');

create table procedures.posting (
  id uuid primary key,
  version_id uuid not null references procedures.version (id),
  place_id uuid not null references procedures.posting_place (id),
  posted_on date not null,
  file_id uuid,
  link text not null default '',
  note text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint "procedures.posted_already" unique (version_id, place_id),
  constraint "procedures.proof_required" check (file_id is not null or link <> '')
);
create index posting_by_place on procedures.posting (place_id, version_id);

-- A file that was read and compared with what is in force, and waits for its officer to say yes.
create table procedures.import (
  id uuid primary key,
  authority_id uuid not null,
  file_name text not null,
  entries jsonb not null,
  read_by uuid not null,
  read_at timestamptz not null,
  applied_at timestamptz,
  outcome jsonb
);
create index import_read on procedures.import (read_by, read_at desc);
