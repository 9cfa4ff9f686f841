-- Of a declaration on paper: who typed it into the electronic form later, and when the last time.
alter table dossier_intake.arrival add typed_by uuid, add typed_at timestamptz,
  add constraint "dossier_intake.typed_by_somebody" check ((typed_by is null) = (typed_at is null));
