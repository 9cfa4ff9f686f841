-- What a dossier owes, as it stood when it was filed: each fee of its procedure with the exemption chosen and the
-- document that set it. Null amounts wait for the value they are reckoned from.
alter table dossiers.dossier add column fees jsonb not null default '[]';
