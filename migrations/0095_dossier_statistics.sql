-- Statistics of dossiers, never stale and without walking through an archive. Each dossier contributes to a few days: the
-- one on which it was filed, the one on which it ended and how, the one from whose end on it was late. A change of a
-- dossier writes what it takes from and adds to those days, in its own transaction and without waiting for anybody;
-- a job adds these changes up by day and by month. A number is the sum of both.
select kernel.open_schema('dossier_statistics');

create table dossier_statistics.change (
  number bigint generated always as identity primary key,
  day date not null,
  competent_unit_id uuid not null,
  reception_unit_id uuid not null,
  field_id text not null,
  procedure_id uuid not null,
  channel text not null,
  officer_id uuid,
  filed integer not null,
  early integer not null,
  on_time integer not null,
  late integer not null,
  refused integer not null,
  withdrawn integer not null,
  stopped integer not null,
  -- It did not end on that day or before, and has been late from its end on; it ended late on that day.
  fell_due integer not null,
  late_over integer not null
);

create table dossier_statistics.sum (
  grouped_by text not null check (grouped_by in ('unit', 'field', 'channel', 'procedure', 'officer')),
  span text not null check (span in ('day', 'month')),
  -- The day, or the first of the month.
  day date not null,
  competent_unit_id uuid not null,
  reception_unit_id uuid not null,
  key text not null,
  filed integer not null,
  early integer not null,
  on_time integer not null,
  late integer not null,
  refused integer not null,
  withdrawn integer not null,
  stopped integer not null,
  fell_due integer not null,
  late_over integer not null,
  primary key (grouped_by, span, day, competent_unit_id, reception_unit_id, key)
);

-- What a dossier contributes to which days. Everything else follows from this one definition.
create function dossier_statistics.contributions(dossier dossiers.dossier, course dossiers.course)
returns table (day date, competent_unit_id uuid, reception_unit_id uuid, field_id text, procedure_id uuid, channel text,
  officer_id uuid, filed integer, early integer, on_time integer, late integer, refused integer, withdrawn integer,
  stopped integer, fell_due integer, late_over integer)
language sql stable as $$
  with known as (
    select (dossier.filed_at at time zone 'Asia/Ho_Chi_Minh')::date as filed_on,
      (course.ended_at at time zone 'Asia/Ho_Chi_Minh')::date as ended_on,
      coalesce(course.missed_at, course.due_at) as limit_at,
      (coalesce(course.missed_at, course.due_at) at time zone 'Asia/Ho_Chi_Minh')::date as limit_on,
      case when course.refused_at is not null then 'refused' when course.withdrawn_at is not null then 'withdrawn'
        when course.stopped_at is not null then 'stopped' else 'finished' end as how
  ), parts (day, measure) as (
    select filed_on, 'filed' from known
    union all
    select ended_on, case when how <> 'finished' then how when course.finished_at > limit_at then 'late'
      when ended_on < limit_on then 'early' else 'on_time' end
    from known where ended_on is not null
    union all
    select limit_on, 'fell_due' from known where limit_on is not null and (ended_on is null or ended_on > limit_on)
    union all
    select ended_on, 'late_over' from known where ended_on > limit_on
  )
  select day, dossier.competent_unit_id, dossier.reception_unit_id, dossier.field_id, dossier.procedure_id,
    dossier.channel, coalesce(course.accepted_by, dossier.filed_by),
    (measure = 'filed')::int, (measure = 'early')::int, (measure = 'on_time')::int, (measure = 'late')::int,
    (measure = 'refused')::int, (measure = 'withdrawn')::int, (measure = 'stopped')::int, (measure = 'fell_due')::int,
    (measure = 'late_over')::int
  from parts
$$;

create function dossier_statistics.note(before dossiers.dossier, course_before dossiers.course,
  after dossiers.dossier, course_after dossiers.course) returns void
language sql security definer set search_path = dossier_statistics, pg_temp as $$
  insert into dossier_statistics.change (day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel,
    officer_id, filed, early, on_time, late, refused, withdrawn, stopped, fell_due, late_over)
  select day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel, officer_id, sum(sign * filed),
    sum(sign * early), sum(sign * on_time), sum(sign * late), sum(sign * refused), sum(sign * withdrawn),
    sum(sign * stopped), sum(sign * fell_due), sum(sign * late_over)
  from (
    select 1 as sign, added.* from dossier_statistics.contributions(after, course_after) as added
    union all
    select -1, taken.* from dossier_statistics.contributions(before, course_before) as taken where course_before.dossier_id is not null
  ) as parts
  group by day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel, officer_id
  having (sum(sign * filed), sum(sign * early), sum(sign * on_time), sum(sign * late), sum(sign * refused),
    sum(sign * withdrawn), sum(sign * stopped), sum(sign * fell_due), sum(sign * late_over)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
$$;

create function dossier_statistics.follow_course() returns trigger language plpgsql security definer
set search_path = dossier_statistics, pg_temp as $$
declare
  dossier dossiers.dossier;
begin
  select * into dossier from dossiers.dossier where id = new.dossier_id;
  perform dossier_statistics.note(dossier, old, dossier, new);
  return null;
end $$;

create trigger statistics_of_new after insert on dossiers.course
  for each row execute function dossier_statistics.follow_course();
create trigger statistics_of_changed after update on dossiers.course
  for each row when ((old.accepted_by, old.refused_at, old.withdrawn_at, old.stopped_at, old.finished_at, old.due_at,
    old.missed_at) is distinct from (new.accepted_by, new.refused_at, new.withdrawn_at, new.stopped_at, new.finished_at,
    new.due_at, new.missed_at))
  execute function dossier_statistics.follow_course();

create function dossier_statistics.follow_dossier() returns trigger language plpgsql security definer
set search_path = dossier_statistics, pg_temp as $$
declare
  course dossiers.course;
begin
  select * into course from dossiers.course where dossier_id = new.id;
  if found then perform dossier_statistics.note(old, course, new, course); end if;
  return null;
end $$;

create trigger statistics_of_moved after update on dossiers.dossier
  for each row when ((old.competent_unit_id, old.reception_unit_id, old.field_id, old.procedure_id, old.channel,
    old.filed_by) is distinct from (new.competent_unit_id, new.reception_unit_id, new.field_id, new.procedure_id,
    new.channel, new.filed_by))
  execute function dossier_statistics.follow_dossier();

-- Adds up what has changed since it last ran.
create function dossier_statistics.fold() returns void language sql security definer
set search_path = dossier_statistics, pg_temp as $$
  with gone as (delete from dossier_statistics.change returning *)
  insert into dossier_statistics.sum as kept (grouped_by, span, day, competent_unit_id, reception_unit_id, key, filed,
    early, on_time, late, refused, withdrawn, stopped, fell_due, late_over)
  select grouped.by, spanned.span, spanned.day, competent_unit_id, reception_unit_id, grouped.key, sum(filed), sum(early),
    sum(on_time), sum(late), sum(refused), sum(withdrawn), sum(stopped), sum(fell_due), sum(late_over)
  from gone,
    lateral (values ('unit', competent_unit_id::text), ('field', field_id), ('channel', channel),
      ('procedure', procedure_id::text), ('officer', coalesce(officer_id::text, ''))) as grouped (by, key),
    lateral (values ('day', gone.day), ('month', date_trunc('month', gone.day)::date)) as spanned (span, day)
  group by 1, 2, 3, 4, 5, 6
  on conflict (grouped_by, span, day, competent_unit_id, reception_unit_id, key) do update set
    filed = kept.filed + excluded.filed, early = kept.early + excluded.early, on_time = kept.on_time + excluded.on_time,
    late = kept.late + excluded.late, refused = kept.refused + excluded.refused,
    withdrawn = kept.withdrawn + excluded.withdrawn, stopped = kept.stopped + excluded.stopped,
    fell_due = kept.fell_due + excluded.fell_due, late_over = kept.late_over + excluded.late_over
$$;

-- From the dossiers anew: once here, and where rows came in past the commands.
create function dossier_statistics.rebuild() returns void language sql security definer
set search_path = dossier_statistics, pg_temp as $$
  lock table dossiers.course in share row exclusive mode;
  delete from dossier_statistics.change;
  delete from dossier_statistics.sum;
  insert into dossier_statistics.change (day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel,
    officer_id, filed, early, on_time, late, refused, withdrawn, stopped, fell_due, late_over)
  select part.day, part.competent_unit_id, part.reception_unit_id, part.field_id, part.procedure_id, part.channel,
    part.officer_id, sum(filed), sum(early), sum(on_time), sum(late), sum(refused), sum(withdrawn), sum(stopped),
    sum(fell_due), sum(late_over)
  from dossiers.dossier join dossiers.course on course.dossier_id = dossier.id,
    lateral dossier_statistics.contributions(dossier, course) as part
  group by 1, 2, 3, 4, 5, 6, 7;
  select dossier_statistics.fold();
$$;
select dossier_statistics.rebuild();
