-- Devices that give out queue numbers to whoever stands before them: opened by a head on the device itself.
create table dossier_intake.kiosk (
  id uuid primary key,
  unit_id uuid not null,
  -- Where it stands.
  name text not null check (name <> ''),
  -- Of the token that only this device has.
  token_hash bytea not null constraint "dossier_intake.kiosk_token" unique,
  opened_at timestamptz not null,
  opened_by uuid not null,
  revoked_at timestamptz,
  revoked_by uuid
);
create index kiosk_unit on dossier_intake.kiosk (unit_id) where revoked_at is null;

alter table dossier_intake.ticket add column kiosk_id uuid references dossier_intake.kiosk (id);
create index ticket_kiosk on dossier_intake.ticket (kiosk_id, taken_at desc) where kiosk_id is not null;
revoke delete on dossier_intake.kiosk from cchc_app;
