-- Papers that were asked for and that the officer went on without, and why: a request is answered paper by paper.
alter table dossiers.supplement
  add column waived_keys text[] not null default '{}',
  add column waived_reason text not null default '',
  add constraint "dossiers.waived_needs_reason" check (cardinality(waived_keys) = 0 or waived_reason <> '');
