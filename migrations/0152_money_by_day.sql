-- Money by place, day, purpose and channel, added up with each movement and in its transaction, so that a page of a year reads
-- days, not movements. Movements are never changed, so nothing is ever taken off. `npm run doctor` compares.
create table dossier_fees.day_sum (
  unit_id uuid not null,
  day date not null,
  purpose text not null,
  channel text not null,
  taken bigint not null,
  given_back bigint not null,
  movements integer not null,
  primary key (unit_id, day, purpose, channel)
);
insert into dossier_fees.day_sum (unit_id, day, purpose, channel, taken, given_back, movements)
  select unit_id, day, purpose, channel, sum(greatest(amount, 0)), sum(greatest(-amount, 0)), count(*)
  from dossier_fees.movement group by 1, 2, 3, 4;
revoke insert, update, delete on dossier_fees.day_sum from cchc_app;

create function dossier_fees.add_to_day() returns trigger language plpgsql security definer
set search_path = dossier_fees, pg_temp as $$
begin
  insert into dossier_fees.day_sum as kept (unit_id, day, purpose, channel, taken, given_back, movements)
    values (new.unit_id, new.day, new.purpose, new.channel, greatest(new.amount, 0), greatest(-new.amount, 0), 1)
  on conflict (unit_id, day, purpose, channel) do update set taken = kept.taken + excluded.taken,
    given_back = kept.given_back + excluded.given_back, movements = kept.movements + 1;
  return null;
end $$;
create trigger movement_added after insert on dossier_fees.movement
  for each row execute function dossier_fees.add_to_day();
