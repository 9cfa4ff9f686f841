-- Dossiers that have not ended are few, whatever lies in the archive.
create index course_open on dossiers.course (dossier_id) where ended_at is null;
