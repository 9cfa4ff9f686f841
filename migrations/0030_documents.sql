-- Official documents (văn bản): what one is called, who issued it, what it says in a sentence, its file, and what it has
-- to do with others. Books, drafting and signing are the work of later modules.
select kernel.open_schema('documents');

-- Kinds are law: Nghị định 30/2020/NĐ-CP Điều 7 for administrative documents, with the abbreviations of its annex; Luật
-- 64/2025/QH15 for legal normative ones.
create table documents.kind (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  abbreviation text not null default '',
  order_number integer not null unique,
  document text not null
);
insert into documents.kind (code, name_vi, name_en, abbreviation, order_number, document) values
  ('official_letter', 'Công văn', 'Official letter', '', 10, '30/2020/NĐ-CP'),
  ('decision', 'Quyết định', 'Decision', 'QĐ', 20, '30/2020/NĐ-CP'),
  ('plan', 'Kế hoạch', 'Plan', 'KH', 30, '30/2020/NĐ-CP'),
  ('report', 'Báo cáo', 'Report', 'BC', 40, '30/2020/NĐ-CP'),
  ('notice', 'Thông báo', 'Notice', 'TB', 50, '30/2020/NĐ-CP'),
  ('proposal', 'Tờ trình', 'Submission', 'TTr', 60, '30/2020/NĐ-CP'),
  ('resolution', 'Nghị quyết', 'Resolution', 'NQ', 70, '30/2020/NĐ-CP'),
  ('directive', 'Chỉ thị', 'Directive', 'CT', 80, '30/2020/NĐ-CP'),
  ('guidance', 'Hướng dẫn', 'Guidance', 'HD', 90, '30/2020/NĐ-CP'),
  ('programme', 'Chương trình', 'Programme', 'CTr', 100, '30/2020/NĐ-CP'),
  ('telegram', 'Công điện', 'Urgent dispatch', 'CĐ', 110, '30/2020/NĐ-CP'),
  ('minutes', 'Biên bản', 'Minutes', 'BB', 120, '30/2020/NĐ-CP'),
  ('statute', 'Quy chế', 'Statute', 'QC', 130, '30/2020/NĐ-CP'),
  ('rules', 'Quy định', 'Rules', 'QyĐ', 140, '30/2020/NĐ-CP'),
  ('communique', 'Thông cáo', 'Communiqué', 'TC', 150, '30/2020/NĐ-CP'),
  ('option', 'Phương án', 'Scheme', 'PA', 160, '30/2020/NĐ-CP'),
  ('scheme', 'Đề án', 'Project proposal', 'ĐA', 170, '30/2020/NĐ-CP'),
  ('project', 'Dự án', 'Project', 'DA', 180, '30/2020/NĐ-CP'),
  ('contract', 'Hợp đồng', 'Contract', 'HĐ', 190, '30/2020/NĐ-CP'),
  ('memorandum', 'Bản ghi nhớ', 'Memorandum', 'BGN', 200, '30/2020/NĐ-CP'),
  ('agreement', 'Bản thỏa thuận', 'Agreement', 'BTT', 210, '30/2020/NĐ-CP'),
  ('authorisation', 'Giấy ủy quyền', 'Authorisation', 'GUQ', 220, '30/2020/NĐ-CP'),
  ('invitation', 'Giấy mời', 'Invitation', 'GM', 230, '30/2020/NĐ-CP'),
  ('introduction', 'Giấy giới thiệu', 'Letter of introduction', 'GGT', 240, '30/2020/NĐ-CP'),
  ('leave', 'Giấy nghỉ phép', 'Leave note', 'GNP', 250, '30/2020/NĐ-CP'),
  ('dispatch_slip', 'Phiếu gửi', 'Dispatch slip', 'PG', 260, '30/2020/NĐ-CP'),
  ('transfer_slip', 'Phiếu chuyển', 'Transfer slip', 'PC', 270, '30/2020/NĐ-CP'),
  ('report_slip', 'Phiếu báo', 'Notification slip', 'PB', 280, '30/2020/NĐ-CP'),
  ('public_letter', 'Thư công', 'Public letter', '', 290, '30/2020/NĐ-CP'),
  ('law', 'Luật', 'Law', '', 300, '64/2025/QH15'),
  ('ordinance', 'Pháp lệnh', 'Ordinance', 'PL', 310, '64/2025/QH15'),
  ('decree', 'Nghị định', 'Decree', 'NĐ', 320, '64/2025/QH15'),
  ('circular', 'Thông tư', 'Circular', 'TT', 330, '64/2025/QH15'),
  ('other', 'Văn bản khác', 'Other document', '', 900, '');

create table documents.document (
  id uuid primary key,
  authority_id uuid not null,
  direction text not null,
  kind text not null references documents.kind (code),
  -- Number and symbol as printed: 12/QĐ-UBND. Empty when it bears none.
  number text not null default '',
  issued_on date not null,
  issuer text not null,
  signer text not null default '',
  abstract text not null,
  file_id uuid,
  -- Folded, abbreviations spelt out.
  search_text text not null,
  registered_by uuid not null,
  registered_at timestamptz not null,
  constraint "documents.direction_known" check (direction in ('incoming', 'outgoing', 'internal')),
  constraint "documents.abstract_required" check (abstract <> ''),
  constraint "documents.issuer_required" check (issuer <> '')
);
-- The same letter is not entered twice; what bears no number cannot be told apart.
create unique index "documents.registered_already"
  on documents.document (authority_id, kind, kernel.fold(number), issued_on, kernel.fold(issuer)) where number <> '';
create index document_order on documents.document (authority_id, issued_on desc, id desc);
create index document_search on documents.document using gin (search_text gin_trgm_ops);

-- What `from` does to `to`: it rests on it, carries it out, amends it, replaces it.
create table documents.link (
  from_id uuid not null references documents.document (id),
  to_id uuid not null references documents.document (id),
  kind text not null,
  linked_by uuid not null,
  linked_at timestamptz not null,
  constraint "documents.linked_already" primary key (from_id, to_id, kind),
  constraint "documents.link_kind" check (kind in ('basis', 'implements', 'amends', 'replaces')),
  constraint "documents.links_itself" check (from_id <> to_id)
);
create index link_to on documents.link (to_id);
