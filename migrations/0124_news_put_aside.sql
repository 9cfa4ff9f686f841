-- News of the post that belong to nothing leave the list when somebody answers for it; they are kept word for word, and
-- still join their item when its number is typed.
alter table dossier_shipments.news add column put_aside_at timestamptz, add column put_aside_by uuid,
  add column note text not null default '',
  add constraint "dossier_shipments.putting_aside_needs_note" check (put_aside_at is null or (put_aside_by is not null and note <> ''));
drop index dossier_shipments.news_unknown;
create index news_unknown on dossier_shipments.news (heard_at desc) where not known and put_aside_at is null;
