-- What people are told: in the application, and by e-mail. Both are written with the change they tell of.
select kernel.open_schema('notifications');

create table notifications.notification (
  id uuid primary key,
  person_id uuid not null,
  -- A key of the catalogue and what fills it: read in the reader's language, whichever that is on the day.
  kind text not null,
  params jsonb not null default '{}',
  href text not null,
  -- What it tells of.
  about_id uuid,
  -- What is to be told once only, however often a job runs.
  once_key text,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint "notifications.told_already" unique (person_id, once_key),
  constraint "notifications.href_outside" check (href ~ '^/([^/]|$)')
);
create index notification_person on notifications.notification (person_id, created_at desc, id desc);
create index notification_unread on notifications.notification (person_id) where read_at is null;

create table notifications.email (
  id uuid primary key,
  notification_id uuid references notifications.notification (id),
  person_id uuid,
  address text not null,
  subject text not null,
  body text not null,
  href text not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  last_error text not null default '',
  created_at timestamptz not null,
  -- When the next server took it over: the public hand-over time.
  handed_over_at timestamptz,
  constraint "notifications.email_state" check (state in ('waiting', 'sent', 'failed')),
  constraint "notifications.email_handed_over" check ((state = 'sent') = (handed_over_at is not null))
);
create index email_person on notifications.email (person_id, created_at desc, id desc);
create index email_order on notifications.email (created_at desc, id desc);

-- Each attempt to hand one over and what came of it.
create table notifications.email_attempt (
  email_id uuid not null references notifications.email (id),
  number integer not null,
  at timestamptz not null,
  via text not null,
  succeeded boolean not null,
  answer text not null,
  primary key (email_id, number),
  constraint "notifications.email_via" check (via in ('smtp', 'simulator'))
);

-- What a person chose; without a row: e-mail in Vietnamese.
create table notifications.preference (
  person_id uuid primary key,
  by_email boolean not null,
  lang text not null,
  changed_at timestamptz not null,
  constraint "notifications.lang_known" check (lang in ('vi', 'en'))
);
