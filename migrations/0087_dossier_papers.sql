-- Papers of the one-stop shop: the forms of the circular, numbered, printed and printed again with a trace.
select kernel.open_schema('dossier_papers');

-- Which number a form bears on which day: the numbers shifted by one when the form for stopping came in.
create table dossier_papers.form_number (
  form_key text not null,
  number text not null,
  name text not null,
  -- How its own number is written; {n} is the serial.
  pattern text not null,
  valid_from date not null,
  valid_to date,
  document text not null,
  verified boolean not null,
  primary key (form_key, valid_from)
);
insert into dossier_papers.form_number (form_key, number, name, pattern, valid_from, valid_to, document, verified) values
  ('receipt', '01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', '{n}/TNHS-TTPVHCC', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP', true),
  ('supplement', '02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', '{n}/PBS-TTPVHCC', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP', true),
  ('refusal', '03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', '{n}/PTC-TTPVHCC', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP', true),
  ('apology', '04', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', '{n}/PXL', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP', true),
  ('control', '05', 'Phiếu kiểm soát quá trình giải quyết hồ sơ', '{n}/PKS-TTPVHCC', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP', true),
  ('register', '06', 'Sổ theo dõi hồ sơ', '{n}/STD-TTPVHCC', '2019-01-06', '2025-09-14', 'Thông tư 01/2018/TT-VPCP', true),
  ('receipt', '01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', '{n}/TNHS-TTPVHCC', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP', true),
  ('supplement', '02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', '{n}/PBS-TTPVHCC', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP', true),
  ('refusal', '03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', '{n}/PTC-TTPVHCC', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP', true),
  ('apology', '04', 'Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết', '{n}/PXL', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP', true),
  ('stop', '05', 'Thông báo dừng giải quyết hồ sơ', '{n}/TBD-TTPVHCC', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP (nội dung mẫu chưa kiểm chứng)', false),
  ('control', '06', 'Phiếu kiểm soát quá trình giải quyết hồ sơ', '{n}/PKS-TTPVHCC', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP', true),
  ('register', '07', 'Sổ theo dõi hồ sơ', '{n}/STD-TTPVHCC', '2025-09-15', null, 'Phụ lục I Thông tư 03/2025/TT-VPCP', true);

-- The last number of each form, by unit and year; the row is the lock.
create table dossier_papers.counter (
  unit_id uuid not null,
  form_key text not null,
  year smallint not null,
  last integer not null,
  primary key (unit_id, form_key, year)
);

-- A paper as it was issued: what it said stays, so that a second copy says the same.
create table dossier_papers.paper (
  id uuid primary key,
  dossier_id uuid not null,
  form_key text not null,
  unit_id uuid not null,
  year smallint not null,
  number integer not null,
  slip jsonb not null,
  -- What it was made from; a paper is made anew only when that has changed.
  made_from text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  constraint "dossier_papers.number_twice" unique (unit_id, form_key, year, number)
);
create index paper_dossier on dossier_papers.paper (dossier_id, made_at);

-- Each time it went to the printer.
create table dossier_papers.printing (
  id uuid primary key,
  paper_id uuid not null references dossier_papers.paper (id),
  printed_at timestamptz not null,
  printed_by uuid not null
);
create index printing_paper on dossier_papers.printing (paper_id, printed_at);
revoke update, delete on dossier_papers.paper, dossier_papers.printing from cchc_app;
