-- Dossiers that wait for the citizen, and those that missed a date and run on: few, whatever lies in the archive.
create index course_waiting on dossiers.course (dossier_id) where waiting_for is not null and ended_at is null;
create index course_missed on dossiers.course (dossier_id) where missed_at is not null and ended_at is null;
