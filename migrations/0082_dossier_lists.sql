-- Searching many dossiers newest first, and those that ended lately, without putting an archive in order.
create index dossier_newest on dossiers.dossier (filed_at desc, id desc);
create index course_ended on dossiers.course (ended_at desc, dossier_id desc) where ended_at is not null;
