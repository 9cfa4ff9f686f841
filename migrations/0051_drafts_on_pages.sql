-- A form may stand on another module's page (the counter's): its draft then keeps that page's own boxes too.
alter table forms.draft add column around jsonb not null default '{}';
