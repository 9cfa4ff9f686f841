-- A rule of the clock binds what is accepted after it was written down: rows are never cut or overwritten, which of them
-- holds follows from whose it is, from when on, and when it was written or ended.
alter table dossiers.clock_rule drop constraint "dossiers.rule_overlaps";
alter table dossiers.clock_rule
  -- Whose word it is: the authority's own decision, a national rule, the practice of another place, the software.
  add column standing text not null default 'own' check (standing in ('own', 'national', 'practice', 'software')),
  -- The first day on which it holds no more, who said so when, and why.
  add column ended_on date,
  add column ended_at timestamptz,
  add column ended_by uuid,
  add column end_reason text not null default '',
  add constraint "dossiers.rule_end_needs_reason"
    check (ended_on is null or (end_reason <> '' and ended_at is not null));

-- What came with the software was never verified as binding here; its words and standing are brought up at start-up.
update dossiers.clock_rule set standing = 'software', verified = false where set_by is null;
