-- Vietnamese lists go by the given name, which is the last word of the full name.
alter table organisation.person
  add column given_name text not null generated always as (substring(name from '[^ ]+$')) stored;
create index person_given_name on organisation.person
  (given_name collate kernel.vietnamese, name collate kernel.vietnamese, id);
drop index organisation.person_name_order;
