-- Who worked a dossier out, beside who received it: the last specialist of the competent unit who did a step of it; where
-- another unit's did one alone, that one; and where the result was given without any, who gave it.
alter table dossiers.course add column handled_by uuid;
update dossiers.course set handled_by = coalesce((
    select step.closed_by from workflow.step join dossiers.dossier on dossier.id = step.subject_id
    where step.subject_id = course.dossier_id and step.role = 'specialist' and step.asked_on is null
      and step.token is not null and step.action <> 'stopped' and step.closed_by is not null and step.closed_at >= course.accepted_at
    order by step.unit_id = dossier.competent_unit_id desc, step.closed_at desc, step.id desc limit 1),
  course.finished_by)
where accepted_at is not null;

alter table dossier_statistics.change add column handled_by uuid;
alter table dossier_statistics.sum drop constraint sum_grouped_by_check, add check
  (grouped_by in ('unit', 'field', 'channel', 'procedure', 'officer', 'handler'));

drop function dossier_statistics.contributions(dossiers.dossier, dossiers.course);
create function dossier_statistics.contributions(dossier dossiers.dossier, course dossiers.course)
returns table (day date, competent_unit_id uuid, reception_unit_id uuid, field_id text, procedure_id uuid, channel text,
  officer_id uuid, handled_by uuid, filed integer, filed_online integer, early integer, on_time integer, late integer, refused integer, withdrawn integer,
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
    dossier.channel, coalesce(course.accepted_by, dossier.filed_by), course.handled_by,
    (measure = 'filed')::int, (measure = 'filed' and dossier.channel = 'online')::int, (measure = 'early')::int, (measure = 'on_time')::int, (measure = 'late')::int,
    (measure = 'refused')::int, (measure = 'withdrawn')::int, (measure = 'stopped')::int, (measure = 'fell_due')::int,
    (measure = 'late_over')::int
  from parts
$$;

create or replace function dossier_statistics.note(before dossiers.dossier, course_before dossiers.course,
  after dossiers.dossier, course_after dossiers.course) returns void
language sql security definer set search_path = dossier_statistics, pg_temp as $$
  insert into dossier_statistics.change (day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel,
    officer_id, handled_by, filed, filed_online, early, on_time, late, refused, withdrawn, stopped, fell_due, late_over)
  select day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel, officer_id, handled_by, sum(sign * filed), sum(sign * filed_online),
    sum(sign * early), sum(sign * on_time), sum(sign * late), sum(sign * refused), sum(sign * withdrawn),
    sum(sign * stopped), sum(sign * fell_due), sum(sign * late_over)
  from (
    select 1 as sign, added.* from dossier_statistics.contributions(after, course_after) as added
    union all
    select -1, taken.* from dossier_statistics.contributions(before, course_before) as taken where course_before.dossier_id is not null
  ) as parts
  group by day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel, officer_id, handled_by
  having (sum(sign * filed), sum(sign * filed_online), sum(sign * early), sum(sign * on_time), sum(sign * late), sum(sign * refused),
    sum(sign * withdrawn), sum(sign * stopped), sum(sign * fell_due), sum(sign * late_over)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
$$;

create or replace function dossier_statistics.fold() returns void language sql security definer
set search_path = dossier_statistics, pg_temp as $$
  with gone as (delete from dossier_statistics.change returning *)
  insert into dossier_statistics.sum as kept (grouped_by, span, day, competent_unit_id, reception_unit_id, key, filed,
    filed_online, early, on_time, late, refused, withdrawn, stopped, fell_due, late_over)
  select grouped.by, spanned.span, spanned.day, competent_unit_id, reception_unit_id, grouped.key, sum(filed), sum(filed_online), sum(early),
    sum(on_time), sum(late), sum(refused), sum(withdrawn), sum(stopped), sum(fell_due), sum(late_over)
  from gone,
    lateral (values ('unit', competent_unit_id::text), ('field', field_id), ('channel', channel),
      ('procedure', procedure_id::text), ('officer', coalesce(officer_id::text, '')),
      ('handler', coalesce(handled_by::text, ''))) as grouped (by, key),
    lateral (values ('day', gone.day), ('month', date_trunc('month', gone.day)::date)) as spanned (span, day)
  group by 1, 2, 3, 4, 5, 6
  on conflict (grouped_by, span, day, competent_unit_id, reception_unit_id, key) do update set
    filed = kept.filed + excluded.filed, filed_online = kept.filed_online + excluded.filed_online, early = kept.early + excluded.early, on_time = kept.on_time + excluded.on_time,
    late = kept.late + excluded.late, refused = kept.refused + excluded.refused,
    withdrawn = kept.withdrawn + excluded.withdrawn, stopped = kept.stopped + excluded.stopped,
    fell_due = kept.fell_due + excluded.fell_due, late_over = kept.late_over + excluded.late_over
$$;

create or replace function dossier_statistics.rebuild() returns void language sql security definer
set search_path = dossier_statistics, pg_temp as $$
  lock table dossiers.course in share row exclusive mode;
  delete from dossier_statistics.change;
  delete from dossier_statistics.sum;
  insert into dossier_statistics.change (day, competent_unit_id, reception_unit_id, field_id, procedure_id, channel,
    officer_id, handled_by, filed, filed_online, early, on_time, late, refused, withdrawn, stopped, fell_due, late_over)
  select part.day, part.competent_unit_id, part.reception_unit_id, part.field_id, part.procedure_id, part.channel,
    part.officer_id, part.handled_by, sum(filed), sum(filed_online), sum(early), sum(on_time), sum(late), sum(refused), sum(withdrawn), sum(stopped),
    sum(fell_due), sum(late_over)
  from dossiers.dossier join dossiers.course on course.dossier_id = dossier.id,
    lateral dossier_statistics.contributions(dossier, course) as part
  group by 1, 2, 3, 4, 5, 6, 7, 8;
  select dossier_statistics.fold();
$$;

drop trigger statistics_of_changed on dossiers.course;
create trigger statistics_of_changed after update on dossiers.course
  for each row when ((old.accepted_by, old.handled_by, old.refused_at, old.withdrawn_at, old.stopped_at, old.finished_at,
    old.due_at, old.missed_at) is distinct from (new.accepted_by, new.handled_by, new.refused_at, new.withdrawn_at,
    new.stopped_at, new.finished_at, new.due_at, new.missed_at))
  execute function dossier_statistics.follow_course();
select dossier_statistics.rebuild();
