-- An order that the post has taken can be cancelled while the letter is still here; the post is told, and may answer that
-- it has the letter already.
alter table dossier_shipments.shipment
  add column cancelled_at timestamptz,
  -- By a rule where it names nobody: the result was handed over at the counter meanwhile.
  add column cancelled_by uuid,
  add column cancel_reason text not null default '',
  add column cancel_told_at timestamptz,
  add column cancel_attempts integer not null default 0,
  add column cancel_refused_at timestamptz,
  add column cancel_error text not null default '',
  add constraint "dossier_shipments.cancelling_needs_reason" check (cancelled_at is null or cancel_reason <> '');
create index shipment_untold on dossier_shipments.shipment (cancelled_at, id)
  where cancelled_at is not null and cancel_told_at is null;

drop index dossier_shipments."dossier_shipments.result_on_its_way";
create unique index "dossier_shipments.result_on_its_way" on dossier_shipments.shipment (dossier_id)
  where direction = 'result' and closed_at is null and delivered_at is null and came_back_at is null and lost_at is null
    and cancelled_at is null;
