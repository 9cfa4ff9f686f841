-- A page without a form of its own keeps what was begun on it too (the counter's scans): its draft has a title instead.
alter table forms.draft
  alter column version_id drop not null,
  add column title text not null default '';
