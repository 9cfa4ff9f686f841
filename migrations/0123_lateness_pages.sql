-- The lists of late dossiers are read page by page in the order of the dates.
create index late_case_by_date on dossier_lateness.late_case (due_at, dossier_id);
